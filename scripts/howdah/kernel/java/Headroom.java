package howdah.kernel.java;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;

/// Memory that cells do not get, so that the kernel's own threads have some while a cell fills the heap: one of them that is
/// without memory in the middle of its work may lose a message. After each collection, the next turn of a cell's loop asks
/// whether so much is free as may be taken before the next collection. If it is not, this cell has the error, in good time.
///
/// What a library fills the heap with, without a turn in the cell, is not seen.
final class Headroom {

    /// No less than the young generation may have, which fills up between two collections.
    private static final int BYTES = (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);
    /// A thread that has taken less is not the one that fills the heap.
    private static final int MUCH = BYTES / 2;

    private static volatile WeakReference<Object> untilCollection = freshReference();
    private static volatile byte[] trial;

    private Headroom() {
    }

    private static WeakReference<Object> freshReference() {
        return new WeakReference<>(new Object());
    }

    /// At a turn of a cell's loop.
    ///
    /// @throws OutOfMemoryError if cells have filled the heap
    static void check() {
        if (untilCollection.get() == null) {
            demand();
        }
    }

    /// What counts as used may be garbage: one that asks for so much lets it be collected.
    private static void demand() {
        if (!isFree()) {
            if (!hasTakenMuch()) {
                return;
            }
            trial = new byte[BYTES];
            trial = null;
        }
        untilCollection = freshReference();
    }

    private static boolean isFree() {
        var heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory() > 2L * BYTES;
    }

    /// Virtual threads are not counted: any of them may have.
    private static boolean hasTakenMuch() {
        var bytes = ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
        return bytes < 0 || bytes > MUCH;
    }
}
