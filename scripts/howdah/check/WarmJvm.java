package howdah.check;

import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.jvm.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A JVM that waits for one program to check.
final class WarmJvm implements AutoCloseable {

    private static final int PREPARE_SECONDS = 120;
    private static final int LEAVE_SECONDS = 10;
    /// Longer than a JVM takes at most that nobody leads any more.
    private static final int GIVE_UP_SECONDS = 25;
    /// Room for all that most checks ever make: when memory is cleared, the driver closes connections that the program has
    /// forgotten, and the check would not see that they were left open. And most checks are over before it pays to compile as
    /// soon as the JVM does by itself.
    private static final List<String> OPTIONS = List.of("-Xmn128m", "-XX:CompileThresholdScaling=3");

    /// A learner who waits for a verdict wants to know soon that there is no server.
    private static final String WAIT = "HOWDAH_WAIT";
    private static final String USUAL_WAIT = "10s";

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final int limit;
    private final DisposableJvm jvm;
    private final StringBuilder output = new StringBuilder();
    private Message.Checking at = new Message.Checking("", false);
    private String progress = "";
    private boolean isGone;

    /// @param told called with what takes long
    /// @param turn given back once it is ready; null if somebody waits for it
    WarmJvm(CompiledCheck check, Path course, DisposableJvm.Screen screen, Map<String, String> environment, Consumer<String> told,
            Turn turn) {
        limit = check.limitSeconds();
        var all = new HashMap<>(Map.of(WAIT, System.getenv().getOrDefault(WAIT, USUAL_WAIT)));
        all.putAll(environment);
        if (turn != null) {
            all.put(CheckTask.AHEAD, check.rows());
        }
        all.putAll(Map.of(CheckTask.CHECK, check.name(), CheckTask.FOLDER, check.folder().toString(),
            CheckTask.COURSE, course.toString()));
        jvm = DisposableJvm.start(CheckTask.class.getName(), check.exercise(), screen, all, OPTIONS, message -> {
            if (message instanceof Message.Progress progressed) {
                told.accept(progressed.text());
            } else if (turn != null && (message instanceof Message.Ready || message instanceof Message.Gone)) {
                turn.close();
            }
            messages.add(message);
        });
    }

    /// Checks it; the JVM is to be closed after that.
    Verdict check(Program program) {
        var end = awaitReady();
        if (end != null) {
            return end.withOutput(output.toString());
        }
        jvm.send(new Message.Begin(program, Integer.MAX_VALUE));
        jvm.limit(Duration.ofSeconds(limit));
        return awaitVerdict().withOutput(output.toString());
    }

    /// @return null once it is ready
    private Verdict awaitReady() {
        while (true) {
            switch (next(PREPARE_SECONDS)) {
                case Message.Ready ready -> {
                    return null;
                }
                case Message.Ended ended -> {
                    return ended.exitCode() == 3 ? Verdict.noDatabase(ended.error())
                        : Verdict.coursesFault(ended.error(), List.of());
                }
                case Message.Gone gone -> {
                    isGone = true;
                    return Verdict.coursesFault("the JVM that checks has ended by itself.", List.of());
                }
                case Message other -> note(other);
            }
        }
    }

    private Verdict awaitVerdict() {
        progress = "";
        while (true) {
            switch (next(Integer.MAX_VALUE)) {
                case Message.Verdict verdict -> {
                    return Verdict.ofJson(verdict.json());
                }
                case Message.Ended ended -> {
                    return Accident.of(ended, at, limit, progress);
                }
                case Message.Gone gone -> {
                    isGone = true;
                    return Accident.ofGone(at);
                }
                case Message other -> note(other);
            }
        }
    }

    private void note(Message message) {
        switch (message) {
            case Message.Output printed -> output.append(printed.text());
            case Message.Checking checking -> at = checking;
            case Message.Progress waiting -> progress = waiting.text();
            default -> { }
        }
    }

    private Message next(int seconds) {
        var message = poll(seconds);
        if (message == null) {
            jvm.close();
            return new Message.Gone(1);
        }
        return message;
    }

    /// @return null if nothing comes in that time
    private Message poll(int seconds) {
        try {
            return messages.poll(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Ends it in the midst of whatever it does. It is not killed: it may be the last one who uses the server.
    void abandon() {
        jvm.hangUp();
    }

    /// Lets it give its databases back and leave the server, even if it is still getting ready; kills it where it does not.
    @Override
    public void close() {
        jvm.send(new Message.Unwind());
        awaitGone(LEAVE_SECONDS);
        jvm.hangUp();
        awaitGone(GIVE_UP_SECONDS);
        jvm.close();
    }

    private void awaitGone(int seconds) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!isGone && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            isGone = poll(1) instanceof Message.Gone;
        }
    }
}
