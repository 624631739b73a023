package howdah.kernel.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs the code of one cell in a thread of its own, in a group to which belong all threads that the cell starts.
final class CellRun implements AutoCloseable {

    /// How long a cell that is interrupted has to end.
    private static final long GRACE = 1_000_000_000L;
    private static final int NUDGE = 20;
    private static final Runnable END = () -> { };

    private final Threads threads;
    private final ClassLoader loader;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private Thread thread;
    private Ending ending;
    private boolean isInterrupted;

    /// How the code ended: what was thrown, or null.
    private record Ending(Throwable thrown) {
    }

    CellRun(int cell, ClassLoader loader) {
        this.threads = new Threads("cell [" + cell + "]");
        this.loader = loader;
    }

    /// A cell's threads; they do not keep the kernel alive.
    static final class Threads extends ThreadGroup {

        private volatile boolean isAbandoned;

        Threads(String name) {
            super(name);
        }

        boolean isAbandoned() {
            return isAbandoned;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            if (!(thrown instanceof Guard.Stopped)) {
                super.uncaughtException(thread, Frames.cleaned(thrown));
            }
        }
    }

    /// The cell was given up: its thread is in code that cannot be stopped.
    static final class Abandoned extends Exception {

        final StackTraceElement[] place;

        Abandoned(StackTraceElement[] place) {
            this.place = place;
        }
    }

    /// The cell was interrupted; however it ended then.
    static final class Interrupted extends Exception {
    }

    /// Runs a static method without parameters.
    void call(Method method) throws Throwable {
        synchronized (this) {
            if (isInterrupted) {
                throw new Interrupted();
            }
            ending = null;
        }
        startThread();
        work.add(() -> end(thrownBy(method)));
        var thrown = await().thrown();
        if (isInterrupted()) {
            throw new Interrupted();
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private static Throwable thrownBy(Method method) {
        try {
            method.invoke(null);
            return null;
        } catch (InvocationTargetException failure) {
            return failure.getCause();
        } catch (Throwable failure) {
            return failure;
        }
    }

    private synchronized void end(Throwable thrown) {
        ending = new Ending(thrown);
        notifyAll();
    }

    private synchronized Ending await() throws Exception {
        while (ending == null && !isInterrupted) {
            wait();
        }
        for (var deadline = System.nanoTime() + GRACE; ending == null || isInterrupted && isAnyAlive(); ) {
            if (System.nanoTime() > deadline) {
                return givenUp();
            }
            interruptThreads();
            wait(NUDGE);
        }
        return ending;
    }

    private Ending givenUp() throws Abandoned {
        if (ending != null) {
            return ending;
        }
        threads.isAbandoned = true;
        throw new Abandoned(thread.getStackTrace());
    }

    synchronized boolean isInterrupted() {
        return isInterrupted;
    }

    synchronized void interrupt() {
        isInterrupted = true;
        Guard.stop(threads);
        interruptThreads();
        notifyAll();
    }

    private void startThread() {
        if (thread == null) {
            thread = new Thread(threads, this::work, threads.getName());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
        }
    }

    private void work() {
        try {
            for (var next = work.take(); next != END; next = work.take()) {
                next.run();
                Thread.interrupted();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread[] alive() {
        var all = new Thread[threads.activeCount() + 8];
        return java.util.Arrays.copyOf(all, threads.enumerate(all));
    }

    private boolean isAnyAlive() {
        for (var each : alive()) {
            if (each != thread) {
                return true;
            }
        }
        return false;
    }

    private void interruptThreads() {
        for (var each : alive()) {
            if (each != thread || ending == null) {
                each.interrupt();
            }
        }
    }

    /// Lets go of the thread. Those that the cell has started go on, unless it was interrupted.
    @Override
    public void close() {
        work.add(END);
        if (isInterrupted() && !threads.isAbandoned()) {
            Guard.release(threads);
        }
    }
}
