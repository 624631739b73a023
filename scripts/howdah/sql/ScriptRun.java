package howdah.sql;

import howdah.database.NamedConnection;
import howdah.show.Failure;
import howdah.show.Show;
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
        var loss = open();
        if (loss != NamedConnection.Loss.NONE) {
            told.accept(Result.of("The connection of the session \"%s\" was gone; a new one is open.%s".formatted(session.name(),
                loss == NamedConnection.Loss.TRANSACTION ? " The transaction that was open is gone, too." : "")));
        }
        try (var patience = LockTimeout.lifted(session, connection, run.isBackground())) {
            for (var part : parts) {
                told.accept(switch (part) {
                    case Script.Statement statement -> run(statement);
                    case Script.Command command -> run(command);
                });
            }
        }
    }

    /// The plan of a statement, in JSON.
    String plan(Script.Statement statement, boolean isAnalyzed) throws Exception {
        open();
        var sql = BoundSql.of(statement.sql())
            .after(isAnalyzed ? "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " : "EXPLAIN (FORMAT JSON) ");
        session.begun(Show.withoutPasswords(sql.prefix() + statement.sql()));
        try {
            begin();
            var plan = new Explanation(connection, sql, request).plan(session.state());
            session.succeeded(-1);
            return plan;
        } catch (SQLException failure) {
            session.failed(failure);
            throw told(failure, statement, sql);
        } finally {
            end();
        }
    }

    interface Question<T> {
        T of(Connection connection) throws Exception;
    }

    /// Asks something that begins no transaction, even where the session does.
    <T> T ask(Question<T> question) throws Exception {
        open();
        return asked(question, new Script.Statement(request.text(), "", 1, null));
    }

    private <T> T asked(Question<T> question, Script.Statement statement) throws Exception {
        try {
            begin();
            connection.setAutoCommit(session.state() == TransactionState.IDLE);
            return question.of(connection);
        } catch (SQLException failure) {
            throw told(failure, statement, new BoundSql(null, null, List.of(), ""));
        } finally {
            end();
        }
    }

    /// The driver commits by itself exactly where no transaction is open; it sends nothing for that.
    private void end() throws SQLException {
        run.uses(null);
        if (!connection.isClosed()) {
            connection.setAutoCommit(session.commitsByItself() && session.state() == TransactionState.IDLE);
        }
    }

    private NamedConnection.Loss open() throws Exception {
        try {
            var opened = session.open();
            connection = opened.connection();
            return opened.loss();
        } catch (Failure failure) {
            throw run.isInterrupted() ? interrupted(failure) : failure;
        }
    }

    private Result run(Script.Statement statement) throws Exception {
        var sql = BoundSql.of(statement.sql());
        var running = new StatementRun(session, connection, statement, sql, request, cells.manner());
        if (!running.isEnding()) {
            session.begun(Show.withoutPasswords(statement.sql()));
        }
        try {
            begin();
            var result = running.run();
            if (!running.isEnding()) {
                session.succeeded(running.count());
            }
            return result;
        } catch (SQLException failure) {
            session.failed(failure);
            throw told(failure, statement, sql);
        } finally {
            end();
        }
    }

    private void begin() throws InterruptedException {
        run.uses(connection);
        if (run.isInterrupted()) {
            throw interrupted(null);
        }
    }

    private Exception told(SQLException refused, Script.Statement statement, BoundSql sql) throws SQLException {
        var failure = new Refusal(session, request, cells.catalogue()).of(refused, statement, sql, run.lastWait());
        return run.isInterrupted() ? interrupted(failure) : failure;
    }

    private InterruptedException interrupted(Exception cause) {
        Thread.interrupted();
        var interruption = new InterruptedException("interrupted: the statement was cancelled; the session \"%s\" is %s"
            .formatted(session.name(), state()));
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

    private Result run(Script.Command command) throws Exception {
        return asked(asking -> new PsqlCommands(cells, asking).run(command.text()),
            new Script.Statement(command.text(), "", command.line(), null));
    }
}
