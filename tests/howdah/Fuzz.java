package howdah;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Very many inputs, each made from a seed: none may fail or hang, and all together may leave neither memory nor open files
/// behind.
///
/// A failure tells its seed; a seed that has found something becomes a test of its own.
public final class Fuzz {

    private static final long MANY = 1_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// MiB that caches may still take once a fifth of the inputs is through.
    private static final long GROWTH = 8;
    private static final int FILES = 8;

    private final String name;
    private final long first = System.nanoTime();
    private final long count;
    private final Trial trial;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<AssertionError> failure = new AtomicReference<>();
    private final List<Worker> workers = new ArrayList<>();

    private Fuzz(String name, long count, Trial trial) {
        this.name = name;
        this.count = count;
        this.trial = trial;
    }

    /// What is done with an input. Several run at once.
    @FunctionalInterface
    public interface Trial {
        void run(long seed) throws Exception;
    }

    /// A few inputs, others at each run, one after the other.
    public static void few(String name, int count, Trial trial) {
        var fuzz = new Fuzz(name, count, trial);
        for (var seed = fuzz.first; seed < fuzz.first + count; seed++) {
            fuzz.run(seed);
            if (fuzz.failure.get() != null) {
                throw fuzz.failure.get();
            }
        }
    }

    /// A million inputs, others at each run, or as many as ten minutes allow; tells how many those were.
    public static void million(String name, Trial trial) {
        try {
            new Fuzz(name, MANY, trial).soak();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// A text of a few of these pieces.
    public static String text(Random random, List<String> pieces, int most) {
        var text = new StringBuilder();
        for (var left = random.nextInt(most + 1); left > 0; left--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private void run(long seed) {
        try {
            trial.run(seed);
        } catch (Throwable harm) {
            failure.compareAndSet(null, new AssertionError("%s with the seed %d".formatted(name, seed), harm));
        }
    }

    private void soak() throws InterruptedException {
        for (var worker = 0; worker < Runtime.getRuntime().availableProcessors(); worker++) {
            workers.add(new Worker());
        }
        workers.forEach(Thread::start);
        var begin = System.nanoTime();
        var before = (Left) null;
        while (workers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(100);
            workers.forEach(Worker::requireProgress);
            var share = Math.max((double) next.get() / count, (double) (System.nanoTime() - begin) / LIMIT.toNanos());
            if (before == null && share > 0.2) {
                before = Left.now();
            }
            if (share > 1 || failure.get() != null) {
                next.set(count);
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        tell(begin, before == null ? Left.now() : before, Left.now());
    }

    private void tell(long begin, Left before, Left after) {
        var done = workers.stream().mapToLong(worker -> worker.done).sum();
        IO.println("%s: %,d inputs in %d s, %d, then %d MiB in use".formatted(name, done,
            (System.nanoTime() - begin) / 1_000_000_000, before.memory, after.memory));
        if (after.memory > before.memory + GROWTH || after.files > before.files + FILES) {
            throw new AssertionError("%s: left behind: %s, then %s".formatted(name, before, after));
        }
    }

    /// What is in use.
    ///
    /// @param memory in MiB: the heap and the classes
    private record Left(long memory, long files) {

        /// What is held by nothing but a cleaner goes at the second or third collection only.
        static Left now() throws InterruptedException {
            var least = once();
            for (var turn = 0; turn < 5; turn++) {
                Thread.sleep(200);
                var next = once();
                least = next.memory < least.memory ? next : least;
            }
            return least;
        }

        private static Left once() {
            System.gc();
            var classes = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed()).sum();
            var used = classes + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            var files = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount() : 0;
            return new Left(used >> 20, files);
        }
    }

    private final class Worker extends Thread {

        private volatile long seed;
        private volatile long since = System.nanoTime();
        private volatile long done;

        private Worker() {
            setDaemon(true);
        }

        @Override
        public void run() {
            for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                since = System.nanoTime();
                seed = first + number;
                Fuzz.this.run(seed);
                done++;
            }
        }

        private void requireProgress() {
            if (isAlive() && System.nanoTime() - since > PATIENCE.toNanos()) {
                var hanging = new AssertionError("%s hangs with the seed %d".formatted(name, seed));
                hanging.setStackTrace(getStackTrace());
                throw hanging;
            }
        }
    }
}
