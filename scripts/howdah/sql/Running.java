package howdah.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/// A request that is being run: what it waits for, and whether it is to end.
final class Running {

    private static final long CANCEL_TURNS = 20;
    private static final long CANCEL_MILLISECONDS = 50;

    private final String session;
    private final boolean isBackground;
    private final Consumer<String> waiting;
    private final Thread thread = Thread.currentThread();
    private volatile Connection connection;
    private volatile boolean isInterrupted;
    private volatile boolean hasBegun;
    private volatile String wait;
    private String toldWait;

    /// Begins in the thread that runs it.
    Running(String session, boolean isBackground, Consumer<String> waiting) {
        this.session = session;
        this.isBackground = isBackground;
        this.waiting = waiting;
    }

    String session() {
        return session;
    }

    boolean isBackground() {
        return isBackground;
    }

    boolean isInterrupted() {
        return isInterrupted;
    }

    boolean isIn(Thread other) {
        return thread == other;
    }

    /// Its session's turn is its own now.
    void begins() {
        hasBegun = true;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    /// It uses this connection from now on; null: it uses none.
    void uses(Connection used) {
        connection = used;
    }

    boolean isSending() {
        return connection != null;
    }

    /// What it has waited for last, or null.
    String lastWait() {
        return toldWait;
    }

    /// @param lock such as `row lock on test, held by b`; null if it does not wait
    void waits(String lock) {
        if (lock != null ? !lock.equals(wait) : wait != null) {
            wait = lock;
            toldWait = lock == null ? toldWait : lock;
            waiting.accept(lock);
        }
    }

    /// Ends it, from another thread: cancels its statement, which may be sent only in a moment, or what it waits for.
    void interrupt() {
        isInterrupted = true;
        Thread.ofVirtual().name("cancel").start(this::cancel);
    }

    private void cancel() {
        try {
            for (var turn = 0; turn < CANCEL_TURNS && thread.isAlive(); turn++) {
                var used = connection;
                if (used == null && turn > 0) {
                    return;
                }
                if (used == null) {
                    thread.interrupt();
                } else {
                    used.unwrap(PGConnection.class).cancelQuery();
                }
                TimeUnit.MILLISECONDS.sleep(CANCEL_MILLISECONDS);
            }
        } catch (SQLException | InterruptedException gone) {
            // it has ended meanwhile, or the server is gone
        }
    }
}
