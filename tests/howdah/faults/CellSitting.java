package howdah.faults;

import howdah.e2e.Client;
import howdah.e2e.Execution;
import howdah.e2e.Kernels;
import howdah.e2e.Message;
import howdah.show.Failure;
import java.util.List;

/// In a notebook on Howdah's kernel, which stays when a cell fails.
final class CellSitting implements Sitting {

    private static final String CELL = """
        import static howdah.Bootstrap.*;
        var session = session();
        session.update("test.createTable");
        %s
        session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
        session.commit();
        try (var other = session("other")) {
            show(other.selectList("test.findAll"));
        }
        """;

    private static final String NEXT = """
        import static howdah.Bootstrap.*;
        try (var statement = session().getConnection().createStatement()) {
            show(statement.execute("SELECT 1"));
        }
        """;

    private final Client client;
    private final ProcessHandle kernel;
    private final String cell;

    CellSitting(Learner learner) {
        client = Client.of(Kernels.HOWDAH, learner.environment(), learner.words(learner.course(), List.of()));
        kernel = client.kernel();
        cell = client.submit(CELL.formatted(Learner.PAUSE));
    }

    @Override
    public boolean isAlive() {
        return kernel.isAlive() && client.output(cell).stream().noneMatch(Message::isIdle);
    }

    @Override
    public End end() {
        Learner.await("the end of the cell", () -> !isAlive());
        return kernel.isAlive() ? end(client.finish(cell)) : new End(Mishap.KILLED, "");
    }

    private static End end(Execution cell) {
        var failure = cell.text().contains("Interrupted: ") ? Failure.INTERRUPTED : Failure.NO_DATABASE;
        return new End(cell.isOk() ? 0 : failure, cell.text());
    }

    @Override
    public void interrupt() {
        client.interrupt();
    }

    /// The next cell; the kernel is restarted where that is the advice.
    @Override
    public End again() {
        if (!kernel.isAlive()) {
            client.restart();
        }
        var again = end(client.execute(NEXT));
        if (again.told().contains("restart the kernel")) {
            client.restart();
            return end(client.execute(NEXT));
        }
        return again;
    }

    @Override
    public void close() {
        client.close();
    }
}
