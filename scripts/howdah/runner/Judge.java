package howdah.runner;

import howdah.check.Checker;
import howdah.check.Verdict;
import howdah.course.Course.Exercise;
import howdah.database.Database;
import howdah.database.Servers;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Checks the learner's copies in the background. A new check takes the place of those that are still going on: their verdicts
/// would be stale.
final class Judge implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int END_SECONDS = 3;
    private static final Duration LEAVING_SERVER = Duration.ofSeconds(10);

    /// A check has ended.
    ///
    /// @param turn which call of [#check] it belongs to
    record Judged(int turn, Exercise exercise, Verdict verdict) implements Console.Event {
    }

    /// A check takes longer, because of that.
    record Waits(String reason) implements Console.Event {
    }

    private final Checker checker;
    private final Path folder;
    private final Consumer<Console.Event> told;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
        Thread.ofPlatform().daemon().name("judge-", 1).factory());
    private volatile int turn;
    /// Between two checks nobody else might use the server: it would be stopped and started again.
    private Servers.Lease server;
    private boolean isClosed;
    private volatile boolean isSettled;

    /// @param folder the learner's folder of exercises
    /// @param told   called in a thread of its own
    Judge(Checker checker, Path folder, Consumer<Console.Event> told) {
        this.checker = checker;
        this.folder = folder;
        this.told = told;
        checker.tell(reason -> told.accept(new Waits(reason)));
    }

    /// Begins to check an exercise, and makes ready for its next check once the machine has time for that.
    void check(Exercise exercise) {
        var now = begin();
        threads.execute(() -> {
            judge(now, exercise);
            keepServer();
            checker.prepare(exercise, () -> turn == now);
            settle(now, exercise);
        });
    }

    /// What is loaded by then stays. Collected now, it is not copied to and fro while somebody waits for a verdict.
    private void settle(int now, Exercise exercise) {
        if (!isSettled && turn == now) {
            isSettled = true;
            checker.warmUpCompiler(exercise, () -> turn == now);
            System.gc();
        }
    }

    /// Begins to check exercises, some at once.
    void check(List<Exercise> exercises) {
        var now = begin();
        exercises.forEach(exercise -> threads.execute(() -> judge(now, exercise)));
    }

    private synchronized void keepServer() {
        if (server == null && !isClosed) {
            server = Servers.ofSettings().lease().orElse(null);
            if (server != null) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Database.leaveServer(LEAVING_SERVER), "leave server"));
            }
        }
    }

    private synchronized void leaveServer() {
        isClosed = true;
        if (server != null) {
            server.close();
        }
    }

    private int begin() {
        checker.abandon();
        turn++;
        return turn;
    }

    private void judge(int now, Exercise exercise) {
        if (turn == now) {
            told.accept(new Judged(now, exercise, verdict(exercise)));
        }
    }

    private Verdict verdict(Exercise exercise) {
        try {
            return checker.check(exercise, folder.resolve(exercise.name() + ".java"));
        } catch (RuntimeException failure) {
            var exitCode = failure instanceof Failure told ? told.exitCode() : Failure.USAGE;
            var text = Show.forTerminal().error(failure);
            return new Verdict(1, Verdict.Status.ERROR, text, "", List.of(), "", exitCode);
        }
    }

    /// Whether a verdict is of the latest call.
    boolean isCurrent(Judged judged) {
        return judged.turn() == turn;
    }

    /// Waits, within reason, until nothing uses the checker any more. An interrupt would close the jars under its compiler.
    @Override
    public void close() {
        begin();
        threads.shutdown();
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        leaveServer();
    }
}
