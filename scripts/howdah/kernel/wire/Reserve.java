package howdah.kernel.wire;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Memory that is left to the threads of the sockets. While a cell fills the heap, whoever wants some next gets the error, be it
/// the cell or not; a socket that gets it in the middle of its work loses what it was sending, and may never wake again. So none
/// begins while there is little left: soon the cell has the error, and what it filled the heap with is garbage.
final class Reserve {

    private static final long BYTES = Math.min(8 << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /// A heap that stays full is not waited for: what little there is may do.
    private static final int TURNS = 100;

    private Reserve() {
    }

    /// Waits until there is memory to work with.
    static void await() {
        for (int turn = 0; turn < TURNS && !isThere(); turn++) {
            pause();
        }
    }

    private static boolean isThere() {
        var heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory() >= BYTES || canBeMade();
    }

    /// What counts as used may be garbage: one that asks for so much lets it be collected.
    private static boolean canBeMade() {
        try {
            return new byte[(int) BYTES].length == BYTES;
        } catch (OutOfMemoryError full) {
            return false;
        }
    }

    /// Does work that can be begun again, as often as there is no memory for it.
    static void outlast(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (OutOfMemoryError full) {
                pause();
            }
        }
    }

    /// For whoever has got the error: until the cell has got it, too.
    static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
