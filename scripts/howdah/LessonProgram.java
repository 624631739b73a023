package howdah;

import howdah.database.Database;
import howdah.show.Failure;
import howdah.show.FileLimit;
import java.time.Duration;
import java.util.List;

/// A lesson as a program of its own, on the terminal: its argument, its last error, its exit code.
///
/// `lesson01.java` runs all steps; `lesson01.java 3` runs those before the third silently, then the third.
final class LessonProgram {

    private static final int ALL = 0;
    private static final long LEAVE_MILLISECONDS = 1000;
    private static final Duration LEAVING_SERVER = Duration.ofSeconds(5);

    private static volatile boolean hasEnded;

    private final Thread main = Thread.currentThread();
    private final String lesson;
    private final int wanted;
    private final Terminal terminal;
    private LessonRun run;

    private LessonProgram(String lesson, int wanted) {
        this.lesson = lesson;
        this.wanted = wanted;
        terminal = new Terminal(wanted);
    }

    /// Begins the run of this process's `main`: its name and its argument are those that the JVM was started with.
    static void begin() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> end(new Terminal(ALL), failure));
        var command = System.getProperty("sun.java.command", "lesson").strip().split("\\s+");
        var program = new LessonProgram(command[0], stepNumber(command));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> end(program.terminal, failure));
        Runtime.getRuntime().addShutdownHook(new Thread(program::finish, "finish"));
        program.run = LessonRun.on(program.terminal, program.lesson);
        program.run.begin();
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

    /// An exception left the lesson: tells it and ends the program.
    private static void end(Terminal terminal, Throwable failure) {
        hasEnded = true;
        if (failure instanceof Over) {
            System.exit(0);
        }
        var reason = FileLimit.reason(failure);
        terminal.error(reason);
        System.exit(LessonRun.exitCode(reason));
    }

    /// The last thing that happens, also on Ctrl-C. What the lesson left open is closed with the process, and rolled back by
    /// the server; only the place is given back. Where it is still being made, a lesson that has ended by itself waits a moment.
    private void finish() {
        var isSignalled = main.isAlive() && !hasEnded;
        var exitCode = main.isAlive() ? 0 : finishLastStep();
        try {
            run.close(isSignalled ? 0 : LEAVE_MILLISECONDS);
        } catch (RuntimeException failure) {
            terminal.error(failure);
            exitCode = LessonRun.exitCode(failure);
        }
        Database.leaveServer(LEAVING_SERVER);
        if (exitCode != 0) {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private int finishLastStep() {
        try {
            run.joinBackgrounds();
            if (wanted > run.step()) {
                throw Failure.usage("%s has no step %d.".formatted(lesson, wanted))
                    .next("give a number from 1 to %d, or none to run all steps".formatted(run.step()));
            }
            return 0;
        } catch (Throwable failure) {
            terminal.error(failure);
            return LessonRun.exitCode(failure);
        }
    }

    /// Leaves `main` after the step that was asked for; an error, so that no `catch (Exception)` of a lesson keeps it.
    static final class Over extends Error {
        Over() {
            super("the step that was asked for is done", null, false, false);
        }
    }
}
