package howdah.jvm;

import howdah.LessonRun;
import howdah.show.Show;
import java.util.Arrays;
import java.util.List;

/// The `main` of a disposable JVM: prepares a task, says that it is ready, runs one program, and ends.
///
/// Its arguments: the task's class, the database's name, the screen's columns, `colored` or `plain`.
public final class Child {

    private final Wire wire = new Wire(() -> end(Message.Ending.TOO_MUCH_OUTPUT, null));
    private final Show show;
    private final Thread main = Thread.currentThread();
    private Program program;
    private StartedThreads threads;

    private Child(Show show) {
        this.show = show;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        List.of("INT", "HUP").forEach(Child::ignore);
        var child = new Child(Show.of(arguments[3].equals("colored"), Integer.parseInt(arguments[2])));
        var constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        child.live((Task) constructor.newInstance(), arguments[1]);
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

    private void live(Task task, String name) {
        try {
            task.prepare(name, wire, show);
        } catch (Throwable failure) {
            end(Message.Ending.FAILED, failure);
        }
        wire.send(new Message.Ready());
        if (!(wire.receive() instanceof Message.Begin begin)) {
            task.close();
            end(Message.Ending.UNWOUND, null);
            return;
        }
        program = begin.program();
        wire.goThrough(begin.through());
        threads = new StartedThreads();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(Message.Ending.EXITED, null)));
        if (begin.limitSeconds() > 0) {
            Thread.ofPlatform().daemon().name("limit").start(() -> endAfter(begin.limitSeconds()));
        }
        run(task);
    }

    private void run(Task task) {
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
        task.close();
        end(ended);
    }

    private void endAfter(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
            end(Message.Ending.TOO_LONG, null);
        } catch (InterruptedException stays) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Message.Ending how, Throwable failure) {
        end(ended(how, failure));
    }

    private void end(Message.Ended ended) {
        wire.sendLast(ended);
        Runtime.getRuntime().halt(0);
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
