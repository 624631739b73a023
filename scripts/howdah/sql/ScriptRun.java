package howdah.sql;

import howdah.database.NamedConnection;
import howdah.show.Failure;
import howdah.show.Show;
import howdah.show.StatementFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.core.TransactionState;

/// Runs the parts of a request one after the other, up to the first that fails.
final class ScriptRun {

    private final NamedConnection session;
    private final Request request;
    private final Running run;
    private final SqlCells cells;
    private Connection connection;

    ScriptRun(NamedConnection session, Request request, Running run, SqlCells cells) {
        this.session = session;
        this.request = request;
        this.run = run;
        this.cells = cells;
    }

    void run(List<Script.Part> parts, Consumer<Result> told) throws Exception {
        var opened = open();
        connection = opened.connection();
        if (opened.loss() != NamedConnection.Loss.NONE) {
            told.accept(Result.of("The connection of the session \"%s\" was gone; a new one is open.%s".formatted(session.name(),
                opened.loss() == NamedConnection.Loss.TRANSACTION ? " The transaction that was open is gone, too." : "")));
        }
        for (var part : parts) {
            told.accept(switch (part) {
                case Script.Statement statement -> run(statement);
                case Script.Command command -> run(command);
            });
        }
    }

    private NamedConnection.Opened open() throws Exception {
        try {
            return session.open();
        } catch (Failure failure) {
            throw run.isInterrupted() ? interrupted(failure) : failure;
        }
    }

    private Result run(Script.Statement statement) throws Exception {
        var sql = BoundSql.of(statement.sql());
        session.begun(Show.withoutPasswords(statement.sql()));
        var refusal = new Refusal(session, request, cells.place());
        var running = new StatementRun(session, connection, statement, sql, request, cells.manner());
        try {
            begin();
            var result = running.run();
            session.succeeded(running.count());
            return result;
        } catch (SQLException failure) {
            session.failed(failure);
            throw told(refusal.of(failure, statement, sql, run.lastWait()));
        } finally {
            run.uses(null);
        }
    }

    private void begin() throws InterruptedException {
        run.uses(connection);
        if (run.isInterrupted()) {
            throw interrupted(null);
        }
    }

    private Exception told(StatementFailure failure) {
        return run.isInterrupted() ? interrupted(failure) : failure;
    }

    private InterruptedException interrupted(Exception cause) {
        Thread.interrupted();
        var interruption = new InterruptedException("interrupted: the statement was cancelled; the session \"%s\" is %s".formatted(
            session.name(), state()));
        interruption.initCause(cause);
        return interruption;
    }

    private String state() {
        try {
            return session.state() == TransactionState.IDLE ? "idle" : StatementRun.transaction(session.state());
        } catch (SQLException gone) {
            return "gone";
        }
    }

    /// It begins no transaction, even where the session does.
    private Result run(Script.Command command) throws Exception {
        var isIdle = session.state() == TransactionState.IDLE;
        try {
            begin();
            connection.setAutoCommit(isIdle);
            return new PsqlCommands(cells, connection).run(command.text());
        } catch (SQLException failure) {
            var statement = new Script.Statement(command.text(), "", command.line(), null);
            throw told(new Refusal(session, request, cells.place())
                .of(failure, statement, new BoundSql(null, null, List.of()), run.lastWait()));
        } finally {
            run.uses(null);
            if (!connection.isClosed()) {
                connection.setAutoCommit(isIdle && session.commitsByItself());
            }
        }
    }
}
