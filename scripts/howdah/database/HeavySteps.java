package howdah.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Work of a lesson that takes long: where a runner keeps snapshots, it is done once, and what it left is then restored.
///
/// A snapshot is a copy of the lesson's database. Nobody may be connected while one is made or restored: sessions that are
/// not within a transaction give up their connections meanwhile. Where anything else is connected, the work is simply done.
final class HeavySteps {

    private static final int LEAVING_TURNS = 100;
    private static final long LEAVING_MILLISECONDS = 3;

    private final Snapshots.Run run;
    private final LessonDatabase place;
    private final Sessions sessions;
    private final Database.Listener listener;
    private int step;

    /// @param run that of the runner, or null if there is none
    HeavySteps(Snapshots.Run run, LessonDatabase place, Sessions sessions, Database.Listener listener) {
        this.run = run;
        this.place = place;
        this.sessions = sessions;
        this.listener = listener;
    }

    /// Does the work, or restores what it left the last time.
    void perform(Callable<?> work, MarkedDatabases databases) throws Exception {
        step++;
        if (run == null || place.isSchema()) {
            work.call();
            return;
        }
        var snapshot = run.snapshot(step);
        var isThere = databases.exists(snapshot);
        if (isThere && leave(databases.runner())) {
            databases.copy(snapshot, place.name());
        } else {
            work.call();
            if (!isThere && leave(databases.runner())) {
                databases.copy(place.name(), snapshot);
            }
        }
    }

    /// Gives up the connections of sessions.
    ///
    /// @return whether nobody is connected any more
    private boolean leave(Connection runner) throws SQLException, InterruptedException {
        var ours = sessions.backends().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        if (isOccupied(runner, "(pid <> ALL (?::integer[]) OR state <> 'idle')", place.name(), ours)) {
            listener.warning("No snapshot of this step: a connection or a transaction is open. Its work is done each time.");
            return false;
        }
        sessions.pause();
        return !isOccupied(runner, "true", place.name());
    }

    /// Whether somebody stays connected: one who has just left is still seen for a moment.
    private static boolean isOccupied(Connection runner, String condition, Object... parameters)
            throws SQLException, InterruptedException {
        var query = "SELECT pid FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend' AND " + condition;
        for (var turn = 1; turn <= LEAVING_TURNS; turn++) {
            if (Sql.value(runner, query, parameters) == null) {
                return false;
            }
            Thread.sleep(LEAVING_MILLISECONDS);
        }
        return true;
    }
}
