package howdah.sql;

import howdah.database.NamedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.core.TransactionState;

/// The longest time that a notebook's session waits for a lock, lifted for a while.
///
/// @see <a href="https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-LOCK-TIMEOUT">lock_timeout</a>
final class LockTimeout implements AutoCloseable {

    /// Unless `SET lock_timeout` says otherwise.
    static final Duration USUAL = Duration.ofSeconds(10);

    private final NamedConnection session;
    private final Connection connection;
    private final boolean isLifted;

    private LockTimeout(NamedConnection session, Connection connection, boolean isLifted) {
        this.session = session;
        this.connection = connection;
        this.isLifted = isLifted;
    }

    /// Lifts the usual one; one that somebody has set stays.
    static LockTimeout lifted(NamedConnection session, Connection connection, boolean isWanted) throws SQLException {
        var isLifted = isWanted && session.state() != TransactionState.FAILED && isUsual(session, connection);
        if (isLifted) {
            set(session, connection, 0);
        }
        return new LockTimeout(session, connection, isLifted);
    }

    private static boolean isUsual(NamedConnection session, Connection connection) throws SQLException {
        connection.setAutoCommit(session.state() == TransactionState.IDLE);
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'")) {
            return rows.next() && rows.getLong(1) == USUAL.toMillis();
        }
    }

    private static void set(NamedConnection session, Connection connection, long milliseconds) throws SQLException {
        connection.setAutoCommit(session.state() == TransactionState.IDLE);
        try (var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + milliseconds);
        }
        connection.setAutoCommit(session.commitsByItself() && session.state() == TransactionState.IDLE);
    }

    /// A transaction that was rolled back has brought the usual one back already.
    @Override
    public void close() throws SQLException {
        if (isLifted && !connection.isClosed() && session.state() != TransactionState.FAILED) {
            set(session, connection, USUAL.toMillis());
        }
    }
}
