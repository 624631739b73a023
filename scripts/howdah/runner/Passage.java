package howdah.runner;

import howdah.database.OwnServer;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.jvm.Program;
import howdah.show.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One disposable JVM's way through a lesson, from its first step on. There is no way back in it.
final class Passage {

    private static final long LEAVE_MILLISECONDS = 1500;

    private final DisposableJvm.Screen screen;
    private final OwnServer server;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final DisposableJvm jvm;
    private Program program;
    private int done;
    private boolean hasEnded;

    /// Where a passage has come to.
    ///
    /// @param done        how many steps lie behind it
    /// @param nanoseconds how long the last of them took
    /// @param end         how the program ended; null if it waits at the begin of the next step
    record Arrival(int done, long nanoseconds, Message.Ended end) {

        boolean isFailed() {
            return end != null && end.how() != Message.Ending.DONE;
        }
    }

    /// Starts a JVM and lets it prepare.
    ///
    /// @param server      which the passage takes over, or null: the lesson's database is on the server that the settings name
    /// @param environment added to this process's own
    Passage(String lesson, DisposableJvm.Screen screen, OwnServer server, Map<String, String> environment) {
        this.screen = screen;
        this.server = server;
        jvm = DisposableJvm.forLesson(lesson, screen, environment, this::receive);
    }

    private void receive(Message message) {
        if (message instanceof Message.Gone) {
            gone.complete(null);
        }
        messages.add(message);
    }

    DisposableJvm.Screen screen() {
        return screen;
    }

    /// The lesson's own server, or null.
    OwnServer server() {
        return server;
    }

    /// What it runs; null before it has begun.
    Program program() {
        return program;
    }

    int done() {
        return done;
    }

    /// Whether the lesson can be gone on with.
    boolean isAlive() {
        return !hasEnded && !gone.isDone();
    }

    /// Runs the program's steps up to that one.
    ///
    /// @param told what the program tells on its way
    Arrival go(Program toRun, int through, Consumer<Message> told) {
        jvm.send(program == null ? new Message.Begin(toRun, through) : new Message.Go(through));
        program = toRun;
        var begun = System.nanoTime();
        while (true) {
            switch (take()) {
                case Message.Step step when step.number() > through -> {
                    return arrive(step.number() - 1, step.nanoseconds(), null);
                }
                case Message.Step step -> {
                    done = step.number() - 1;
                    begun = System.nanoTime();
                }
                case Message.Ended end -> {
                    var isDone = end.how() == Message.Ending.DONE;
                    return arrive(isDone ? done + 1 : done, System.nanoTime() - begun, end);
                }
                case Message.Gone end -> {
                    return arrive(done, System.nanoTime() - begun, lost(end.exitCode()));
                }
                case Message.Ready ready -> begun = System.nanoTime();
                case Message other -> told.accept(other);
            }
        }
    }

    private Arrival arrive(int steps, long took, Message.Ended end) {
        done = steps;
        hasEnded = end != null;
        return new Arrival(done, took, end);
    }

    private static Message.Ended lost(int exitCode) {
        return new Message.Ended(Message.Ending.EXITED, "The lesson's JVM is gone, with exit code %d.".formatted(exitCode),
            Failure.NOT_RIGHT_YET, 0, List.of());
    }

    private Message take() {
        try {
            return messages.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Message.Gone(Failure.INTERRUPTED);
        }
    }

    /// Ends it at once, wherever it is.
    void kill() {
        jvm.close();
    }

    /// Ends it in good order: at the begin of a step the lesson is left, and gives back what it has opened; on a server of its own,
    /// which goes with it, that is not needed. Returns when all is gone.
    void leave() {
        if (server == null) {
            jvm.send(new Message.Unwind());
            awaitGone();
        }
        kill();
        awaitGone();
        if (server != null) {
            server.close();
        }
    }

    private void awaitGone() {
        try {
            gone.get(LEAVE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stays) {
            // it is killed next
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
