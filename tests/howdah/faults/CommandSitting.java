package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// At a command line: a lesson, or a check.
final class CommandSitting implements Sitting {

    private static final int LIMIT_SECONDS = 60;

    private final Learner learner;
    private final List<String> words;
    private Path output;
    private Process process;

    private CommandSitting(Learner learner, List<String> words) {
        this.learner = learner;
        this.words = words;
        start();
    }

    static CommandSitting lesson(Learner learner) {
        return new CommandSitting(learner, List.of(Repository.root().resolve("jbang").toString(), "tests/lessons/pausing.java"));
    }

    static CommandSitting check(Learner learner) {
        return new CommandSitting(learner, runner("check", "firstRow"));
    }

    /// `jbang lesson`, without asking JBang for each new folder.
    static List<String> runner(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(java, "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-classpath", System.getProperty("java.class.path"),
            "howdah.runner.RunnerProgram"));
        words.addAll(List.of(arguments));
        return words;
    }

    private void start() {
        output = learner.output();
        process = start(learner, words, output);
    }

    static Process start(Learner learner, List<String> words, Path output) {
        var where = words.getFirst().endsWith("jbang") ? Repository.root() : learner.course();
        var builder = new ProcessBuilder(learner.words(where, words)).directory(where.toFile())
            .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(learner.environment());
        builder.environment().put("JBANG_LAUNCH_CMD", Repository.root().resolve("jbang").toString());
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public End end() {
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends, after " + Files.readString(output))
                .isTrue();
            return new End(process.exitValue(), Files.readString(output));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void interrupt() {
        interrupt(process);
    }

    /// As a terminal does: its child processes, too.
    static void interrupt(Process process) {
        Learner.signal("INT", Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid)));
    }

    @Override
    public End again() {
        start();
        return end();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
