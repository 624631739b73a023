package howdah.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The threads that are started from now on and that would keep a JVM alive.
public final class StartedThreads {

    private static final long GOING_MILLISECONDS = 200;
    private static final long PAUSE_MILLISECONDS = 20;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /// The names of those that go on running; one that is about to end is waited for.
    public List<String> left() {
        var left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.isDaemon() || thread == Thread.currentThread());
        if (!left.isEmpty()) {
            var time = OwnTime.ofThisProcess();
            left.removeIf(thread -> hasEnded(thread, time));
        }
        return left.stream().map(Thread::getName).toList();
    }

    private static boolean hasEnded(Thread thread, OwnTime time) {
        try {
            do {
                thread.join(PAUSE_MILLISECONDS);
            } while (thread.isAlive() && time.elapsed().toMillis() < GOING_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
