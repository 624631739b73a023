package howdah.jvm;

import howdah.LessonRun;
import howdah.database.Database;
import howdah.show.Show;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The `main` of a disposable JVM: prepares a task, says that it is ready, runs one program, and ends.
///
/// Its arguments: the task's class, the database's name, the screen's columns, `colored` or `plain`.
public final class Child {

    /// How long it may take to give back what the task has opened, while the program perhaps still uses it.
    private static final Duration LEAVING = Duration.ofSeconds(5);
    /// How long it may take to leave a server that is perhaps being started, or does not answer.
    private static final Duration LEAVING_SERVER = Duration.ofSeconds(10);

    private final Thread main = Thread.currentThread();
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final Wire wire;
    private final Show show;
    private final Task task;
    private boolean isLeft;
    private Program program;
    private StartedThreads threads;

    private Child(Task task, Show show) {
        this.task = task;
        this.show = show;
        wire = new Wire(how -> end(how, null), this::abandon);
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        List.of("INT", "HUP").forEach(Child::ignore);
        var show = Show.of(arguments[3].equals("colored"), Integer.parseInt(arguments[2]));
        var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        new Child((Task) constructor.newInstance(), show).live(arguments[1]);
    }

    /// What a terminal sends to all of its processes is its parent's to obey: this one is still to give back what it has, and
    /// ends when the line to the parent is broken. By reflection, since `sun.misc` makes javac warn.
    private static void ignore(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            // it ends sooner, then
        }
    }

    private void live(String name) {
        List<String> databases = List.of();
        try {
            databases = task.prepare(name, wire, show);
        } catch (Throwable failure) {
            end(Message.Ending.FAILED, failure);
        }
        prepared.countDown();
        wire.send(new Message.Ready(databases));
        if (!(wire.receive() instanceof Message.Begin begin)) {
            end(Message.Ending.UNWOUND, null);
            return;
        }
        program = begin.program();
        wire.goThrough(begin.through());
        threads = new StartedThreads();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(Message.Ending.EXITED, null)));
        run();
    }

    private void run() {
        var how = Message.Ending.DONE;
        Throwable failure = null;
        try {
            task.run(new ProgramLoader(program));
        } catch (Wire.Unwound unwound) {
            how = Message.Ending.UNWOUND;
        } catch (Throwable thrown) {
            how = Message.Ending.FAILED;
            failure = thrown;
        }
        var ended = ended(how, failure);
        leave();
        end(ended);
    }

    private void end(Message.Ending how, Throwable failure) {
        end(ended(how, failure));
    }

    private void end(Message.Ended ended) {
        wire.sendLast(ended);
        leave();
        halt(0);
    }

    /// What is still being opened cannot be closed; the server is left all the same.
    private static void halt(int exitCode) {
        Database.leaveServer(LEAVING_SERVER);
        Runtime.getRuntime().halt(exitCode);
    }

    /// Nobody leads any more: what was opened is given back, a server of which this was the last user included.
    private void abandon() {
        try {
            if (prepared.await(LEAVING.toSeconds(), TimeUnit.SECONDS)) {
                leave();
            }
        } catch (InterruptedException impatient) {
            // then it ends at once
        }
        halt(1);
    }

    /// Lets the task close what it has opened, once, however the program ends.
    private synchronized void leave() {
        if (!isLeft) {
            isLeft = true;
            try {
                Thread.ofPlatform().daemon().name("leaving").start(this::close).join(LEAVING);
            } catch (InterruptedException | OutOfMemoryError impossible) {
                // what it has opened goes with the process
            }
        }
    }

    private void close() {
        try {
            task.close();
        } catch (RuntimeException | Error notOpened) {
            // it has failed before, and that was told
        }
    }

    private Message.Ended ended(Message.Ending how, Throwable failure) {
        var error = failure == null ? "" : show.error(failure, wire.step() == 0 ? null : "step " + wire.step());
        var exitCode = failure == null ? 0 : LessonRun.exitCode(failure);
        var place = failure == null ? main.getStackTrace() : failure.getStackTrace();
        return new Message.Ended(how, error, exitCode, line(place), how == Message.Ending.DONE ? threads.left() : List.of());
    }

    /// Where in the program's file that is; 0 if it is elsewhere.
    private int line(StackTraceElement[] stack) {
        return program == null ? 0 : Arrays.stream(stack).filter(frame -> program.file().equals(frame.getFileName()))
            .mapToInt(StackTraceElement::getLineNumber).findFirst().orElse(0);
    }
}
