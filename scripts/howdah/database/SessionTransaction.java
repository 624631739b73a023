package howdah.database;

import howdah.show.TimeLine.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.apache.ibatis.transaction.Transaction;
import org.postgresql.PGConnection;

/// A session's connection, which can be given up between two transactions; it is then opened anew when it is needed next.
final class SessionTransaction implements Transaction {

    private final Supplier<Transaction> opening;
    private final TimeLineRecorder recorder;
    private Transaction current;
    private volatile String name;
    private volatile int backend;
    private volatile boolean isClosed;

    SessionTransaction(Supplier<Transaction> opening, TimeLineRecorder recorder) {
        this.opening = opening;
        this.recorder = recorder;
        current = opening.get();
    }

    /// Names the session that it belongs to.
    void call(String session) {
        name = session;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.getConnection();
        backend = connection.unwrap(PGConnection.class).getBackendPID();
        return connection;
    }

    /// The process of the server that serves it; 0 if there is none.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/monitoring-stats.html">pg_stat_activity.pid</a>
    int backend() {
        return backend;
    }

    /// Closes the connection, which must not be within a transaction.
    void pause() throws SQLException {
        if (backend != 0) {
            renew();
        }
    }

    /// Gives up the connection, whatever its state; the next is a new one.
    void renew() throws SQLException {
        close();
        current = opening.get();
        isClosed = false;
    }

    /// Whether the session has been closed.
    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void commit() throws SQLException {
        recorder.ends(name, Kind.COMMIT);
        try {
            current.commit();
        } catch (SQLException refused) {
            recorder.failed(name, refused);
            throw refused;
        }
        recorder.hasEnded();
    }

    @Override
    public void rollback() throws SQLException {
        recorder.ends(name, Kind.ROLLBACK);
        current.rollback();
        recorder.hasEnded();
    }

    @Override
    public void close() throws SQLException {
        backend = 0;
        isClosed = true;
        current.close();
    }

    @Override
    public Integer getTimeout() throws SQLException {
        return current.getTimeout();
    }
}
