package howdah.database;

import howdah.show.TimeLine.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// The connection of a named session, for SQL that no mapper holds. What is run on it is told to the time line.
///
/// It is that of the MyBatis session of the same name, if one is open; else one of its own, which commits each statement by
/// itself unless `BEGIN` was sent. One that is gone is opened anew.
public final class NamedConnection {

    /// Where it comes from.
    interface Source {

        /// The one that was given last, or a new one.
        Connection get() throws SQLException;

        /// Gives up the one that was given last.
        void discard() throws SQLException;

        /// Whether a statement outside of a transaction is one of its own.
        default boolean commitsByItself() {
            return true;
        }

        /// Whether it will give none any more.
        default boolean isOver() {
            return false;
        }
    }

    /// What became of the one before.
    public enum Loss {
        /// It is still there, or there was none.
        NONE,
        /// It was gone.
        CONNECTION,
        /// It was gone, and with it a transaction that was open.
        TRANSACTION
    }

    /// @param loss what became of the one before
    public record Opened(Connection connection, Loss loss) {
    }

    private static final int SECONDS_TO_ANSWER = 5;

    private final String name;
    private final Source source;
    private final TimeLineRecorder recorder;
    private Connection current;
    private BaseConnection base;
    private volatile int backend;

    NamedConnection(String name, Source source, TimeLineRecorder recorder) {
        this.name = name;
        this.source = source;
        this.recorder = recorder;
    }

    /// The name of its session.
    public String name() {
        return name;
    }

    /// Whether a statement outside of a transaction is one of its own; a MyBatis session begins one instead.
    public boolean commitsByItself() {
        return source.commitsByItself();
    }

    /// The connection; a new one where the last is gone. Waits for the server as long as the settings say.
    public synchronized Opened open() throws SQLException {
        var loss = Loss.NONE;
        if (current != null && !isAlive()) {
            loss = base.getTransactionState() == TransactionState.IDLE ? Loss.CONNECTION : Loss.TRANSACTION;
            source.discard();
        }
        current = source.get();
        base = current.unwrap(BaseConnection.class);
        backend = base.getBackendPID();
        return new Opened(current, loss);
    }

    private boolean isAlive() throws SQLException {
        if (current.isClosed()) {
            return false;
        }
        var isBeginning = !current.getAutoCommit() && base.getTransactionState() == TransactionState.IDLE;
        current.setAutoCommit(isBeginning || current.getAutoCommit());
        var isAlive = current.isValid(SECONDS_TO_ANSWER);
        if (isBeginning && isAlive) {
            current.setAutoCommit(false);
        }
        return isAlive;
    }

    /// Whether a transaction is open or has failed, as the server said last.
    public synchronized TransactionState state() throws SQLException {
        return current == null || current.isClosed() ? TransactionState.IDLE : base.getTransactionState();
    }

    /// Else the server would go on with what nobody waits for any more.
    private void cancel() {
        try {
            base.cancelQuery();
        } catch (SQLException gone) {
            // nothing is left to be cancelled
        }
    }

    boolean isOver() {
        return source.isOver();
    }

    /// The process of the server that serves it; 0 if there is none.
    int backend() {
        return backend;
    }

    /// A statement is sent.
    ///
    /// @param sql one that holds no password
    public void begun(String sql) {
        recorder.begun(name, sql);
    }

    /// @param rows fetched or changed; negative if that is not known
    public void succeeded(int rows) {
        recorder.succeeded(name, rows);
    }

    public void failed(SQLException failure) {
        recorder.failed(name, failure);
    }

    /// Its transaction is about to end by a `COMMIT` or a `ROLLBACK` that is sent next.
    public void ends(boolean isCommit) {
        recorder.ends(name, isCommit ? Kind.COMMIT : Kind.ROLLBACK);
    }

    /// Its transaction has ended: whoever waited for it goes on.
    public void hasEnded() {
        recorder.hasEnded();
    }

    /// Gives the connection up, without a word later; an open transaction is rolled back.
    synchronized void close() throws SQLException {
        if (current != null) {
            backend = 0;
            cancel();
            current = null;
            source.discard();
        }
    }
}
