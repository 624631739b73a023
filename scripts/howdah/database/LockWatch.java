package howdah.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Watches who of a lesson's sessions waits for a lock, whose, and on what.
///
/// @see <a href="https://www.postgresql.org/docs/18/view-pg-locks.html">pg_locks</a>
record LockWatch(Connection runner, Endpoint lesson, Sessions sessions, TimeLineRecorder recorder) {

    private static final long BLOCKED_SECONDS = 10;

    /// Waits until the session of that name waits for a lock.
    ///
    /// @return the names of the sessions that hold it; empty if `isDone` came true first
    /// @throws IllegalStateException after ten seconds
    List<String> awaitBlocked(String name, BooleanSupplier isDone) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BLOCKED_SECONDS);
        while (System.nanoTime() < deadline) {
            var wait = wait(name);
            if (wait.isPresent()) {
                return wait.get().holders();
            }
            if (isDone.getAsBoolean()) {
                return List.of();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("the session \"%s\" does not wait for a lock".formatted(name));
    }

    /// What the session of that name waits for right now; empty if it does not wait for a lock.
    Optional<Database.LockWait> wait(String name) throws SQLException {
        var holders = holders(name);
        if (holders.isEmpty()) {
            return Optional.empty();
        }
        var wait = new Database.LockWait(lock(sessions.backend(name)), holders);
        recorder.waits(name, wait.lock(), holders);
        return Optional.of(wait);
    }

    /// The names of the sessions that hold what that session waits for right now; tells nobody.
    List<String> holders(String name) throws SQLException {
        var backend = sessions.backend(name);
        return backend == null ? List.of() : holders(backend.intValue());
    }

    private List<String> holders(int backend) throws SQLException {
        var blockers = Sql.value(runner, """
            SELECT array_to_string(pg_blocking_pids(pid), ',') FROM pg_stat_activity
            WHERE pid = ? AND wait_event_type = 'Lock'
            """, backend);
        return blockers == null || blockers.isEmpty()
            ? List.of() : Stream.of(blockers.split(",")).map(this::sessionName).toList();
    }

    /// A prepared transaction has no process any more: it counts as process 0.
    private String sessionName(String backend) {
        if (backend.equals("0")) {
            return "a prepared transaction";
        }
        var name = sessions.name(Integer.parseInt(backend));
        return name == null ? "process " + backend : name;
    }

    /// What a process of the server waits for. Whoever waits for a row waits for the transaction that has changed it, and holds
    /// the row's place in the queue meanwhile.
    private String lock(int backend) throws SQLException {
        try (var inside = DriverManager.getConnection(lesson.url(), lesson.properties())) {
            var lock = Sql.value(inside, """
                SELECT CASE locktype WHEN 'tuple' THEN 'row lock on ' || relation::regclass
                                     WHEN 'advisory' THEN 'advisory lock ' || objid
                                     ELSE 'lock on ' || relation::regclass END
                FROM pg_locks
                WHERE pid = ? AND (NOT granted AND locktype IN ('relation', 'advisory') OR locktype = 'tuple')
                ORDER BY granted LIMIT 1
                """, backend);
            return lock == null ? "lock" : lock;
        }
    }
}
