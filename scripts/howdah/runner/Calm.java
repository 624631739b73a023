package howdah.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What nobody waits for yet is put off for a moment while the machine is busy: where a whole class works on one, the verdicts
/// that others wait for come first.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5)</a>
final class Calm {

    private static final Path LOAD = Path.of("/proc/loadavg");
    private static final int BUSY_PER_CORE = 2;
    private static final int PAUSE_MILLISECONDS = 50;
    private static final int LIMIT_SECONDS = 5;

    private Calm() {
    }

    /// Waits until there is calm, for some seconds at most. Where the system does not tell, there is calm.
    ///
    /// @param isWanted whether it is still worth waiting
    static void await(BooleanSupplier isWanted) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (isWanted.getAsBoolean() && isBusy() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Whether more threads want to run than there are cores, by far.
    private static boolean isBusy() {
        try {
            var running = Files.readString(LOAD).split("[ /]")[3];
            return Integer.parseInt(running) > BUSY_PER_CORE * Runtime.getRuntime().availableProcessors();
        } catch (IOException | RuntimeException untold) {
            return false;
        }
    }
}
