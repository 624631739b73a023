package howdah.jvm;

import java.time.Duration;
import java.util.List;

/// The time that a process has had for itself since this was made: it ran, slept, or waited for a lock, for input, for a server.
/// The time in which it was ready to run and others had the processors does not count: on a busy machine a program is slow
/// through no fault of its own.
///
/// Linux tells that of each thread. Elsewhere all time is taken for such waiting in which a process does not run while every
/// processor is busy.
public final class OwnTime {

    /// What processes have had of the processors so far.
    ///
    /// @param running nanoseconds, those of all threads together
    /// @param waiting nanoseconds in which threads were ready to run and did not
    record Use(long running, long waiting) {

        static final Use NONE = new Use(0, 0);

        Use plus(Use other) {
            return new Use(running + other.running, waiting + other.waiting);
        }
    }

    /// Tells what processes have had so far.
    interface Source {
        Use use();
    }

    private final Source source;
    private final Use before;
    private final long begun = System.nanoTime();

    OwnTime(Source source) {
        this.source = source;
        before = source.use();
    }

    /// That of a process on this machine.
    ///
    /// @param databases names of databases that are its own: a server's processes on this machine that work in them are counted
    ///                  as its threads are
    public static OwnTime of(ProcessHandle process, List<String> databases) {
        return new OwnTime(ThreadTimes.areTold() ? new ThreadTimes(process.pid(), databases) : new ProcessTime(process));
    }

    /// That of this process.
    public static OwnTime ofThisProcess(String... databases) {
        return of(ProcessHandle.current(), List.of(databases));
    }

    /// How much it is. Threads that wait for each other do not hide that the process runs: what it has run counts in any case.
    public Duration elapsed() {
        var now = source.use();
        var passed = System.nanoTime() - begun;
        var running = Math.min(passed, now.running() - before.running());
        return Duration.ofNanos(Math.max(running, passed - (now.waiting() - before.waiting())));
    }
}
