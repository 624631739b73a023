package howdah.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Interpreter;
import howdah.kernel.cell.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// Runs cells: numbers them, tells the front ends what runs and what came of it.
final class Execution {

    private final Cells cells;
    private final Outbox outbox;
    private final Questions questions;
    private final StandardStreams streams;
    private final History history;
    private final int lines = Allowance.lines(System.getenv(Allowance.VARIABLE));
    private int count;

    Execution(Cells cells, Outbox outbox, Questions questions, StandardStreams streams, History history) {
        this.cells = cells;
        this.outbox = outbox;
        this.questions = questions;
        this.streams = streams;
        this.history = history;
    }

    /// A cell that was run.
    ///
    /// @param isKept whether it belongs into the history
    /// @param result what it gave, as text, or null
    record Run(Cell cell, Content reply, JsonObject metadata, boolean isFailed, boolean isKept, String result) {
    }

    Run run(Message message, Request.ExecuteRequest request) {
        var metadata = new JsonObject();
        metadata.addProperty("started", Session.now());
        if (isKept(request)) {
            count++;
        }
        var cell = new Cell(count, cellId(message), request.code(), request.isSilent());
        cells.expectQuestion();
        if (!request.isSilent()) {
            outbox.publish(Content.executeInput(cell.source(), count), message.header());
        }
        var output = new CellOutput(message, request, outbox, questions, new Allowance(lines));
        var run = run(cell, request, output, metadata);
        metadata.addProperty("status", run.isFailed() ? "error" : "ok");
        return run;
    }

    private static boolean isKept(Request.ExecuteRequest request) {
        return request.isStored() && !request.code().isBlank();
    }

    private static String cellId(Message message) {
        return message.metadata().get("cellId") instanceof JsonPrimitive id ? id.getAsString() : "";
    }

    private Run run(Cell cell, Request.ExecuteRequest request, CellOutput output, JsonObject metadata) {
        var outcome = outcome(cell, output);
        if (outcome instanceof Outcome.Failed failed) {
            output.end();
            output.publish(Content.error(failed));
            return new Run(cell, Content.executeReply(cell.number(), failed), metadata, true, isKept(request), null);
        }
        var result = ((Outcome.Done) outcome).result();
        result.ifPresent(each -> output.publish(Content.executeResult(cell.number(), each)));
        output.end();
        return new Run(cell, Content.executeReply(cell.number(), evaluate(request.userExpressions()), output.pages()),
            metadata, false, isKept(request), result.map(Bundle::text).orElse(null));
    }

    private Outcome outcome(Cell cell, CellOutput output) {
        try {
            return cells.ask(interpreter -> {
                streams.begin(output);
                try {
                    return interpreter.execute(cell, output);
                } finally {
                    streams.end();
                }
            });
        } catch (RuntimeException | Error failure) {
            if (!(failure instanceof CancellationException)) {
                Log.warn("cell " + cell.number() + " has failed in the kernel", failure);
            }
            return Cells.failed(failure);
        }
    }

    private Map<String, Outcome> evaluate(Map<String, String> expressions) {
        var values = new LinkedHashMap<String, Outcome>();
        expressions.forEach((name, expression) -> values.put(name, evaluate(expression)));
        return values;
    }

    private Outcome evaluate(String expression) {
        try {
            return cells.ask((Interpreter interpreter) -> interpreter.evaluate(expression));
        } catch (RuntimeException | Error failure) {
            return Cells.failed(failure);
        }
    }

    /// Keeps a cell in the history, if it belongs there.
    void keep(Run run) {
        if (run.isKept()) {
            history.add(run.cell().number(), run.cell().source(), run.result());
        }
    }
}
