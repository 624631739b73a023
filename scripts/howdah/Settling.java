package howdah;

import howdah.database.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Lets what runs in the background come to its end, or to where it waits for a session that is not in the background.
///
/// Two that wait for each other are not there yet: the server ends one of them.
record Settling(Database database, List<Background> backgrounds) {

    private static final long SECONDS = 10;

    /// Waits no longer than ten seconds.
    void await() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isSettled() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    private boolean isSettled() throws SQLException {
        var holders = new HashMap<String, Set<String>>();
        for (var each : backgrounds) {
            if (each.isAlive()) {
                holders.put(each.getName(), new HashSet<>(database.lockHolders(each.getName())));
            }
        }
        var goOn = holders.keySet();
        while (holders.values().removeIf(others -> !others.isEmpty() && !goOn.containsAll(others))) {
            // whoever waits for one of those waits, too
        }
        return holders.isEmpty();
    }
}
