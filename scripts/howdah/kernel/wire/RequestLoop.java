package howdah.kernel.wire;

import howdah.kernel.cell.Outcome;
import java.util.List;
import org.zeromq.ZMQException;

/// Serves the requests of a channel, one after the other, each between a `busy` and an `idle`.
abstract class RequestLoop {

    private final Channel channel;
    private final Outbox outbox;
    private final Answers answers;

    RequestLoop(Channel channel, Outbox outbox, Answers answers) {
        this.channel = channel;
        this.outbox = outbox;
        this.answers = answers;
    }

    void start() {
        Sockets.start(channel.name(), channel.socket(), this::run);
    }

    private void run() {
        while (true) {
            try {
                serve(next());
            } catch (OutOfMemoryError full) {
                Log.warn("a request on the " + channel.name() + " channel has failed: the memory is full");
            }
        }
    }

    private void serve(Message message) {
        outbox.publish(Content.status("busy"), message.header());
        Request request = null;
        try {
            request = Request.of(message.type(), message.content());
            handle(message, request);
        } catch (Malformed malformed) {
            refuse(message, new Outcome.Failed("MalformedRequest", message.type() + ": " + malformed.getMessage(), List.of()));
        } catch (ZMQException ended) {
            throw ended;
        } catch (RuntimeException | Error failure) {
            Log.warn("a " + message.type() + " has failed", failure);
            refuse(message, Cells.failed(failure));
        }
        outbox.publish(Content.status("idle"), message.header());
        afterwards();
        if (request instanceof Request.ShutdownRequest shutdown) {
            outbox.publish(Content.shutdownReply(shutdown.isRestart()), message.header());
            answers.end(shutdown);
        }
    }

    private void refuse(Message message, Outcome.Failed why) {
        if (message.isRequest()) {
            reply(message, Content.errorReply(message.replyType(), why));
        } else {
            Log.warn("a message on the " + channel.name() + " channel was dropped: " + why.message());
        }
    }

    /// Waits for the next message.
    Message next() {
        return channel.receive();
    }

    /// What need not be done before the front end is told that all is done.
    void afterwards() {
    }

    abstract void handle(Message message, Request request);

    Channel channel() {
        return channel;
    }

    Answers answers() {
        return answers;
    }

    Outbox outbox() {
        return outbox;
    }

    void reply(Message message, Content content) {
        channel.reply(message, content);
    }
}
