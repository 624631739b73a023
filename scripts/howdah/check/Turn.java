package howdah.check;

import howdah.database.CacheFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A place among all checks of this user's processes, so that a class on one machine is served one after the other, and not all
/// at the same slow pace: first those who wait for a verdict, about as many at a time as there are processors; once nobody does,
/// what has to be done besides.
///
/// A place is a lock on a byte of a file, which goes with its process. Where there is no such file, nobody waits.
final class Turn implements AutoCloseable {

    private static final int PLACES = Runtime.getRuntime().availableProcessors() + 1;
    /// Behind those for verdicts.
    private static final int FIRST_OF_REST = 1000;
    /// A class that waits looks for places so often that these are not free for long.
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration GAP = Duration.ofMillis(40);
    /// Most verdicts need less; a program that takes longer is no reason to let others wait.
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_OF_REST = Duration.ofSeconds(30);
    /// One file for all threads: closing a second one would give up the locks on the first.
    private static final FileChannel FILE = open();

    private final FileLock lock;

    private Turn(FileLock lock) {
        this.lock = lock;
    }

    private static FileChannel open() {
        try {
            var folder = CacheFolder.make(CacheFolder.locate(System.getenv()));
            return CacheFolder.lockFile(folder.resolve("checks.lock"));
        } catch (IOException | RuntimeException unusable) {
            return null;
        }
    }

    /// Waits for a place to find a verdict, within reason. It is held for a moment, and no longer.
    ///
    /// @param isWanted whether it is still worth waiting
    static Turn ofVerdict(BooleanSupplier isWanted) {
        return ofVerdict(isWanted, LONGEST);
    }

    static Turn ofVerdict(BooleanSupplier isWanted, Duration longest) {
        var idleness = new Idleness();
        var turn = new Turn(await(PATIENCE, () -> isWanted.getAsBoolean() && !idleness.lasts(), () -> take(0)));
        Thread.ofVirtual().start(() -> {
            pause(longest);
            turn.close();
        });
        return turn;
    }

    /// Waits, within reason, until nobody waits for a verdict, and for a place among those that do the rest.
    ///
    /// @param isWanted whether it is still worth waiting
    static Turn ofRest(BooleanSupplier isWanted) {
        return new Turn(await(PATIENCE_OF_REST, isWanted, () -> isQuiet() ? take(FIRST_OF_REST) : null));
    }

    /// Those who have the places may do nothing but wait for something: then others need not wait for them.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man5/proc_loadavg.5.html">proc_loadavg(5)</a>
    private static final class Idleness {

        private static final Path LOAD = Path.of("/proc/loadavg");
        private static final int LOOKS = 2;

        private int looks;

        /// Whether there was a processor free each time of late. Where the system does not tell, there was none.
        boolean lasts() {
            looks = isIdle() ? looks + 1 : 0;
            return looks > LOOKS;
        }

        private static boolean isIdle() {
            try {
                var running = Files.readString(LOAD).split("[ /]")[3];
                return Integer.parseInt(running) < PLACES;
            } catch (IOException | RuntimeException untold) {
                return false;
            }
        }
    }

    /// Tries to take a place.
    @FunctionalInterface
    private interface Try {
        FileLock take() throws IOException;
    }

    /// @return null if it goes on without one
    private static FileLock await(Duration patience, BooleanSupplier isWanted, Try place) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (FILE != null && isWanted.getAsBoolean() && System.nanoTime() < deadline
                    && !Thread.currentThread().isInterrupted()) {
                var taken = place.take();
                if (taken != null) {
                    return taken;
                }
                pause(PAUSE);
            }
        } catch (IOException unsupported) {
            // as if there were no file
        }
        return null;
    }

    /// The first place that is free, or null.
    private static FileLock take(int first) throws IOException {
        for (var place = first; place < first + PLACES; place++) {
            var taken = lock(place, 1);
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    /// Looks twice, since between two who take turns there is a gap.
    private static boolean isQuiet() throws IOException {
        for (var look = 0; look < 2; look++) {
            var all = lock(0, PLACES);
            if (all == null) {
                return false;
            }
            all.release();
            pause(look == 0 ? GAP : Duration.ZERO);
        }
        return true;
    }

    private static FileLock lock(int place, int places) throws IOException {
        try {
            return FILE.tryLock(place, places, false);
        } catch (OverlappingFileLockException another) {
            return null;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives the place back, once.
    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.release();
            } catch (IOException closed) {
                // it is free, then
            }
        }
    }
}
