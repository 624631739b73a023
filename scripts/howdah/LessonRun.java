package howdah;

import howdah.database.Database;
import howdah.show.Failure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ibatis.builder.BuilderException;
import org.apache.ibatis.exceptions.PersistenceException;

/// One run of a lesson as a program: which step it is at, which one was asked for, and what it opened.
///
/// `lesson01.java` runs all steps; `lesson01.java 3` runs those before the third silently, then the third.
final class LessonRun {

    private static final int ALL = 0;
    private static final long LEAVE_MILLISECONDS = 1000;
    private static final Terminal TERMINAL = new Terminal();

    private static volatile boolean hasEnded;

    private final String lesson;
    private final int wanted;
    private final Thread main = Thread.currentThread();
    private final CompletableFuture<Database> database = new CompletableFuture<>();
    private final List<Background> backgrounds = new ArrayList<>();
    private int step;

    private LessonRun(String lesson, int wanted) {
        this.lesson = lesson;
        this.wanted = wanted;
    }

    /// The run of this process's `main`: its name and its argument are those that the JVM was started with.
    static LessonRun begin() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> end(failure));
        var command = System.getProperty("sun.java.command", "lesson").strip().split("\\s+");
        var run = new LessonRun(command[0], stepNumber(command));
        Runtime.getRuntime().addShutdownHook(new Thread(run::finish, "finish"));
        Thread.ofPlatform().daemon().name("database").start(run::open);
        return run;
    }

    private static int stepNumber(String[] command) {
        if (command.length == 1) {
            return ALL;
        }
        var arguments = String.join(" ", List.of(command).subList(1, command.length));
        if (!arguments.matches("[1-9]\\d{0,3}")) {
            throw Failure.usage("\"%s\" is not the number of a step.".formatted(arguments))
                .next("give a number such as 3, or none to run all steps");
        }
        return Integer.parseInt(arguments);
    }

    private void open() {
        try {
            database.complete(Database.open(lesson, TERMINAL));
        } catch (Throwable failure) {
            database.completeExceptionally(failure);
        }
    }

    Database database() {
        try {
            return database.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException told ? told : failure;
        }
    }

    void step(String title, String prose) {
        joinBackgrounds();
        if (step > ALL && step == wanted) {
            throw new Over();
        }
        step++;
        TERMINAL.enter(step, isShown());
        if (isShown()) {
            TERMINAL.tell(step, title, prose);
        }
    }

    private boolean isShown() {
        return wanted == ALL || step == wanted;
    }

    void show(Object value) {
        if (isShown()) {
            var text = TERMINAL.text(value);
            if (Thread.currentThread() instanceof Background background) {
                background.show(text);
            } else {
                TERMINAL.show(text);
            }
        }
    }

    void background(String name, Bootstrap.Action action) {
        var background = new Background(name, action);
        backgrounds.add(background);
        background.start();
    }

    void awaitBlocked(String name) throws SQLException, InterruptedException {
        var background = backgrounds.stream().filter(each -> each.getName().equals(name)).findFirst()
            .orElseThrow(() -> Failure.usage("Nothing named \"%s\" runs in the background.".formatted(name))
                .next("call background(\"%s\", …) first".formatted(name)));
        var holders = database().awaitBlocked(name, () -> !background.isAlive());
        show(holders.isEmpty()
            ? "%s has ended without waiting".formatted(name)
            : "%s waits for a lock of %s".formatted(name, String.join(", ", holders)));
    }

    /// Waits for what runs in the background, prints what it showed, and lets its exception out.
    private void joinBackgrounds() {
        for (var background : backgrounds) {
            background.await();
            background.shown().forEach(TERMINAL::show);
        }
        var failure = backgrounds.stream().map(Background::failure).filter(each -> each != null).findFirst();
        backgrounds.clear();
        failure.ifPresent(LessonRun::<RuntimeException>throwAsItIs);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwAsItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /// An exception left the lesson: tells it and ends the program.
    private static void end(Throwable failure) {
        hasEnded = true;
        if (failure instanceof Over) {
            System.exit(0);
        }
        var told = failure instanceof ExceptionInInitializerError error ? error.getCause() : failure;
        TERMINAL.error(told);
        System.exit(exitCode(told));
    }

    private static int exitCode(Throwable failure) {
        var isOfMapper = failure instanceof PersistenceException;
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof Failure told) {
                return told.exitCode();
            }
            if (each instanceof SQLException sql && Database.isUnavailable(sql)) {
                return Failure.NO_DATABASE;
            }
            if (isOfMapper && (each instanceof BuilderException || each instanceof SQLException sql && isWrongSql(sql))) {
                return Failure.USAGE;
            }
        }
        return Failure.NOT_RIGHT_YET;
    }

    /// Whether the statement itself is wrong, whatever the data: a syntax error, or a column that no table has.
    private static boolean isWrongSql(SQLException failure) {
        return Set.of("42601", "42703").contains(String.valueOf(failure.getSQLState()));
    }

    /// The last thing that happens, also on Ctrl-C. What the lesson left open is closed with the process, and rolled back by
    /// the server; only the place is given back. Where it is still being made, a lesson that has ended by itself waits a moment.
    private void finish() {
        var isSignalled = main.isAlive() && !hasEnded;
        var exitCode = main.isAlive() ? 0 : finishLastStep();
        try {
            database.get(isSignalled ? 0 : LEAVE_MILLISECONDS, TimeUnit.MILLISECONDS).close();
        } catch (InterruptedException | ExecutionException | TimeoutException notOpen) {
            // there is nothing to give back
        } catch (RuntimeException failure) {
            TERMINAL.error(failure);
            exitCode = exitCode(failure);
        }
        if (exitCode != 0) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private int finishLastStep() {
        try {
            joinBackgrounds();
            if (wanted > step) {
                throw Failure.usage("%s has no step %d.".formatted(lesson, wanted))
                    .next("give a number from 1 to %d, or none to run all steps".formatted(step));
            }
            return 0;
        } catch (Throwable failure) {
            TERMINAL.error(failure);
            return exitCode(failure);
        }
    }

    /// Leaves `main` after the step that was asked for; an error, so that no `catch (Exception)` of a lesson keeps it.
    private static final class Over extends Error {
        Over() {
            super("the step that was asked for is done", null, false, false);
        }
    }
}
