package howdah.sql;

import howdah.database.Database;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Watches what statements that run long wait for: three times a second, as long as any runs.
final class LockWaits {

    private static final long MILLISECONDS = 330;

    private final Place place;
    private final Set<Running> running;
    private boolean isWatching;

    LockWaits(Place place, Set<Running> running) {
        this.place = place;
        this.running = running;
    }

    /// Something runs now.
    synchronized void watch() {
        if (!isWatching) {
            isWatching = true;
            Thread.ofVirtual().name("lock waits").start(this::look);
        }
    }

    private void look() {
        try {
            while (goesOn()) {
                for (var each : running) {
                    look(each);
                }
            }
        } catch (InterruptedException | SQLException gone) {
            stop();
        }
    }

    private boolean goesOn() throws InterruptedException {
        Thread.sleep(MILLISECONDS);
        synchronized (this) {
            isWatching = !running.isEmpty();
            return isWatching;
        }
    }

    private synchronized void stop() {
        isWatching = false;
    }

    private void look(Running run) throws SQLException {
        var wait = run.isSending() ? place.lockWait(run.session()) : Optional.<Database.LockWait>empty();
        run.waits(wait.map(found -> "%s, held by %s".formatted(found.lock(), String.join(", ", found.holders()))).orElse(null));
    }
}
