package howdah.kernel.java;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the code of cells calls, put into it when its classes are loaded. Public since cells are in a package of their own.
public final class Guard {

    /// Given in place of the value of what has none.
    static final Object NOTHING = new Object();

    private static final Set<ThreadGroup> STOPPED = ConcurrentHashMap.newKeySet();
    private static volatile boolean isStopping;

    private Guard() {
    }

    /// Ends a cell's thread. Code that catches it meets it again at its next turn.
    static final class Stopped extends Error {

        Stopped() {
            super("interrupted", null, false, false);
        }
    }

    /// A cell called `System.exit`.
    static final class ExitCalled extends RuntimeException {

        ExitCalled(String call) {
            super("the cell called %s: it would end the kernel with all variables, so that the cell was ended instead"
                .formatted(call));
        }
    }

    /// An expression with a value.
    @FunctionalInterface
    public interface Valued {
        Object get() throws Throwable;
    }

    /// An expression without.
    @FunctionalInterface
    public interface Void {
        void run() throws Throwable;
    }

    public static Object value(Valued expression) throws Throwable {
        return expression.get();
    }

    public static Object value(Void expression) throws Throwable {
        expression.run();
        return NOTHING;
    }

    /// At the beginning of each method and at each turn of a loop.
    public static void check() {
        if (isStopping) {
            stopIfMeant();
        }
        Headroom.check();
    }

    public static void exit(int status) {
        throw new ExitCalled("System.exit(%d)".formatted(status));
    }

    public static void exit(Runtime runtime, int status) {
        throw new ExitCalled("Runtime.exit(%d)".formatted(status));
    }

    public static void halt(Runtime runtime, int status) {
        throw new ExitCalled("Runtime.halt(%d)".formatted(status));
    }

    /// From now on the threads of a cell end, and those that belong to none, as the common pool's.
    static void stop(ThreadGroup cell) {
        STOPPED.add(cell);
        isStopping = true;
    }

    static void release(ThreadGroup cell) {
        STOPPED.remove(cell);
        isStopping = !STOPPED.isEmpty();
    }

    /// Forgets cells that were given up and have ended since.
    static void sweep() {
        STOPPED.removeIf(group -> group.activeCount() == 0);
        isStopping = !STOPPED.isEmpty();
    }

    private static void stopIfMeant() {
        var isOfACell = false;
        for (var group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (STOPPED.contains(group)) {
                throw new Stopped();
            }
            isOfACell |= group instanceof CellRun.Threads;
        }
        if (!isOfACell && STOPPED.stream().anyMatch(group -> !((CellRun.Threads) group).isAbandoned())) {
            throw new Stopped();
        }
    }
}
