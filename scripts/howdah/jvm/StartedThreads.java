package howdah.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The threads that are started from now on and that would keep a JVM alive.
public final class StartedThreads {

    private static final long GOING_MILLISECONDS = 200;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /// The names of those that go on running; one that is about to end is waited for.
    public List<String> left() {
        var left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.isDaemon() || thread == Thread.currentThread());
        var deadline = System.nanoTime() + GOING_MILLISECONDS * 1_000_000;
        left.removeIf(thread -> hasEnded(thread, deadline));
        return left.stream().map(Thread::getName).toList();
    }

    private static boolean hasEnded(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
