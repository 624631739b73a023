package howdah.kernel.wire;

import howdah.kernel.cell.Completeness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.zeromq.ZMQ;

/// The shell channel: what is to be done with code, one request after the other.
final class Shell extends RequestLoop {

    /// How long what was sent together with a failed cell may take to arrive. Whoever waits for its reply has not sent more.
    private static final int ARRIVAL_MILLISECONDS = 10;
    /// How long whether code is complete may wait for an interpreter that is not there yet: a console waits a second for that,
    /// and then never asks again.
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final Cells cells;
    private final Execution execution;
    private final History history;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private final Set<String> aborted = new HashSet<>();
    private Execution.Run finished;

    Shell(Channel channel, Outbox outbox, Answers answers, Cells cells, Execution execution, History history) {
        super(channel, outbox, answers);
        this.cells = cells;
        this.execution = execution;
        this.history = history;
    }

    @Override
    Message next() {
        return waiting.isEmpty() ? channel().receive() : waiting.removeFirst();
    }

    @Override
    void handle(Message message, Request request) {
        if (request instanceof Request.KernelInfoRequest) {
            reply(message, answers().kernelInfo());
        } else if (request instanceof Request.ExecuteRequest execute) {
            execute(message, execute);
        } else {
            handleOther(message, request);
        }
    }

    private void handleOther(Message message, Request request) {
        switch (request) {
            case Request.CompleteRequest complete -> reply(message, complete(complete));
            case Request.InspectRequest inspect -> reply(message, inspect(inspect));
            case Request.IsCompleteRequest code -> reply(message, Content.isCompleteReply(completeness(code.code())));
            case Request.HistoryRequest wanted ->
                reply(message, Content.historyReply(history.find(wanted), wanted.hasOutput()));
            case Request.CommOpen open -> outbox().publish(Content.commClose(open.id()), message.header());
            case Request.CommMsg _, Request.CommClose _ -> { }
            case Request.Unknown unknown -> Log.warn("a " + unknown.type() + " on the shell channel was dropped: it is unknown");
            default -> answers().to(request).ifPresent(answer -> reply(message, answer));
        }
    }

    private Completeness completeness(String code) {
        return cells.isReadyWithin(PATIENCE) ? cells.ask(interpreter -> interpreter.isComplete(code))
            : Completeness.of(Completeness.Status.UNKNOWN);
    }

    private void execute(Message message, Request.ExecuteRequest request) {
        if (aborted.remove(message.id())) {
            reply(message, Content.aborted(message.replyType()));
            return;
        }
        var run = execution.run(message, request);
        if (run.isFailed() && request.stopsOnError() && !request.isSilent()) {
            abortWhatWaits();
        }
        channel().reply(message, run.reply(), run.metadata());
        finished = run;
    }

    @Override
    void afterwards() {
        if (finished != null) {
            execution.keep(finished);
            finished = null;
        }
    }

    private void abortWhatWaits() {
        for (var more = channel().receiveWithin(ARRIVAL_MILLISECONDS); more.isPresent(); more = channel().receive(ZMQ.DONTWAIT)) {
            waiting.add(more.get());
        }
        waiting.stream().filter(message -> message.type().equals("execute_request")).map(Message::id).forEach(aborted::add);
    }

    private Content complete(Request.CompleteRequest request) {
        int cursor = CodePoints.toChars(request.code(), request.cursor());
        return Content.completeReply(request.code(), cells.ask(interpreter -> interpreter.complete(request.code(), cursor)));
    }

    private Content inspect(Request.InspectRequest request) {
        int cursor = CodePoints.toChars(request.code(), request.cursor());
        return Content.inspectReply(
            cells.ask(interpreter -> interpreter.inspect(request.code(), cursor, request.isDetailed())));
    }
}
