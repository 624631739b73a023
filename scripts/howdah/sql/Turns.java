package howdah.sql;

import howdah.show.Failure;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Lets each session do one thing at a time, in the order in which it was asked.
final class Turns {

    /// How long the others wait for what runs in the background.
    private static final long LONGEST_SECONDS = 10;

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Map<String, ReentrantLock> sessions = new ConcurrentHashMap<>();
    private final LockWaits lockWaits;

    Turns(Place place) {
        lockWaits = new LockWaits(place, running);
    }

    <T> T take(Running run, Callable<T> work) throws Exception {
        running.add(run);
        lockWaits.watch();
        var lock = lock(run.session());
        try {
            await(lock, run);
            run.begins();
            try {
                return work.call();
            } finally {
                lock.unlock();
            }
        } finally {
            running.remove(run);
        }
    }

    private ReentrantLock lock(String session) {
        return sessions.computeIfAbsent(session, name -> new ReentrantLock(true));
    }

    private void await(ReentrantLock lock, Running run) throws InterruptedException {
        if (run.isBackground()) {
            lock.lockInterruptibly();
        } else if (!lock.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            var wait = running.stream().filter(other -> other != run && other.session().equals(run.session()))
                .map(Running::lastWait).filter(Objects::nonNull).findFirst().map(" It waits for a %s."::formatted).orElse("");
            throw Failure.usage("The session \"%s\" is busy with a cell in the background.%s".formatted(run.session(), wait))
                .next("let that cell end first, or use another session: --session NAME");
        }
    }

    /// Starts what takes a turn, and waits until those who come later will stand behind it.
    void start(Thread thread, String session) throws InterruptedException {
        thread.start();
        while (thread.isAlive() && !lock(session).hasQueuedThread(thread)
            && running.stream().noneMatch(run -> run.isIn(thread) && run.hasBegun())) {
            Thread.sleep(1);
        }
    }

    /// Ends what somebody waits for.
    void interrupt() {
        running.stream().filter(run -> !run.isBackground()).forEach(Running::interrupt);
    }

    /// The sessions in which something runs that nobody waits for.
    Set<String> inBackground() {
        return running.stream().filter(Running::isBackground).map(Running::session).collect(Collectors.toSet());
    }

    void close() {
        running.forEach(Running::interrupt);
    }
}
