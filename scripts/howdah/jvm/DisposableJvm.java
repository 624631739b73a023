//SOURCES AotCache.java Child.java Compiler.java LessonTask.java Message.java OwnTime.java ProcessTime.java Program.java
//SOURCES ProgramLoader.java ScratchFolder.java StartedThreads.java Task.java ThreadTimes.java TimeLimit.java Wire.java
//SOURCES WireStage.java
//SOURCES ../Bootstrap.java
//DEPS com.google.code.gson:gson:2.13.2

package howdah.jvm;

import howdah.show.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A JVM that is started and warmed up ahead, runs one program, and is thrown away: whatever the program does (it ends the
/// process, loops, leaves threads or temporary files behind), nothing of it stays. It ends with the process that started it.
public final class DisposableJvm implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xlog:disable", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
        "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final PrintWriter in;
    private final Consumer<Message> listener;
    private volatile List<String> databases = List.of();
    private volatile boolean hasEnded;

    private DisposableJvm(Process process, Consumer<Message> listener) {
        this.process = process;
        this.listener = listener;
        in = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("disposable JVM").start(this::read);
    }

    /// A JVM that runs a lesson.
    public static DisposableJvm forLesson(String name, Screen screen, Map<String, String> environment, Consumer<Message> listener) {
        return start(LessonTask.class.getName(), name, screen, environment, List.of(), listener);
    }

    /// What the program's output is drawn for.
    public record Screen(int columns, boolean isColored) {
    }

    /// Starts a JVM on this process's class path and lets it prepare.
    ///
    /// @param task        the name of a [Task]'s class
    /// @param name        what the database is named after
    /// @param environment added to this process's own
    /// @param options     of the JVM, beside the usual ones
    /// @param listener    gets each message, in a thread of its own; the last one is [Message.Gone]
    public static DisposableJvm start(String task, String name, Screen screen, Map<String, String> environment,
                                      List<String> options, Consumer<Message> listener) {
        var cache = new AotCache(task);
        var temporary = ScratchFolder.make();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(cache.options());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + temporary.path());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Child.class.getName(), task, name,
            String.valueOf(screen.columns()), screen.isColored() ? "colored" : "plain"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        try {
            var process = builder.start();
            process.onExit().thenRun(temporary::close).thenRun(() -> cache.make(command));
            return new DisposableJvm(process, listener);
        } catch (IOException failure) {
            temporary.close();
            throw Failure.usage("No JVM can be started to run %s.".formatted(name)).cause(failure)
                .next("`jbang doctor` shows which Java is used");
        }
    }

    private void read() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                note(Message.decode(line));
            }
        } catch (IOException broken) {
            // it is gone
        }
        hasEnded = true;
        listener.accept(new Message.Gone(process.onExit().join().exitValue()));
    }

    private void note(Message message) {
        if (message instanceof Message.Ready(var opened)) {
            databases = opened;
        }
        hasEnded |= message instanceof Message.Ended || message instanceof Message.Verdict;
        listener.accept(message);
    }

    /// Limits how long the program that it has just begun may go on, in time of its own.
    public void limit(Duration limit) {
        Thread.ofVirtual().name("limit").start(() -> new TimeLimit(limit, this::ownTime, () -> hasEnded, this::end).watch());
    }

    private OwnTime ownTime() {
        return OwnTime.of(process.toHandle(), databases);
    }

    /// Lets it end; one that does not even tell of that within a moment of its own time is killed.
    private void end(Message.Ending how) {
        send(new Message.End(how));
        new TimeLimit(GRACE, this::ownTime, () -> hasEnded, mute -> {
            listener.accept(new Message.Ended(how, "", 0, 0, List.of()));
            close();
        }).watch();
    }

    /// Sends it a message; one that is gone does not get it.
    public synchronized void send(Message message) {
        in.println(message.encode());
        in.flush();
    }

    /// Breaks the line, upon which it gives back what it has opened, whatever the program does, and ends.
    public void hangUp() {
        in.close();
    }

    /// Kills it.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
