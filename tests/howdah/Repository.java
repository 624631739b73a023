package howdah;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The repository under test, and the commands that a user runs in it.
public final class Repository {

    private Repository() {
    }

    /// The folder that holds `jbang-catalog.json`: what the property `howdah.root` names, else the nearest one
    /// from the working directory upwards.
    public static Path root() {
        var given = System.getProperty("howdah.root");
        if (given != null) {
            return Path.of(given);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("jbang-catalog.json"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no jbang-catalog.json here or above: run the tests in the repository");
    }

    /// The repository's own `jbang` with these arguments.
    public static Command jbang(String... arguments) {
        return command(root().resolve("jbang").toString()).and(arguments);
    }

    /// A command to be run in [#root()], with nothing to read, for two minutes at most.
    public static Command command(String... words) {
        return new Command(List.of(words), root(), environment -> { }, "", Duration.ofMinutes(2));
    }

    /// What a process left behind.
    public record Outcome(int exitCode, String out, String err) {
    }

    /// A command line and what surrounds it.
    ///
    /// @param environment changes this process's own into the command's
    /// @param input       what it reads from standard input
    /// @param limit       how long it may run
    public record Command(List<String> words, Path folder, Consumer<Map<String, String>> environment, String input,
                          Duration limit) {

        public Command and(String... moreWords) {
            var all = Stream.concat(words.stream(), Stream.of(moreWords)).toList();
            return new Command(all, folder, environment, input, limit);
        }

        public Command in(Path otherFolder) {
            return new Command(words, otherFolder, environment, input, limit);
        }

        public Command with(String name, String value) {
            return new Command(words, folder, environment.andThen(all -> all.put(name, value)), input, limit);
        }

        public Command without(String name) {
            return new Command(words, folder, environment.andThen(all -> all.remove(name)), input, limit);
        }

        public Command reading(String text) {
            return new Command(words, folder, environment, text, limit);
        }

        public Command within(Duration otherLimit) {
            return new Command(words, folder, environment, input, otherLimit);
        }

        /// Runs it to its end.
        ///
        /// @throws AssertionError with the output so far if it has not ended within the limit; it is killed then
        public Outcome run() {
            try {
                return run(Files.createTempDirectory("howdah-command-"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /// The output goes to files, so that a process left in the background cannot hold it open.
        private Outcome run(Path scratch) throws IOException, InterruptedException {
            var in = Files.writeString(scratch.resolve("in"), input);
            var out = scratch.resolve("out");
            var err = scratch.resolve("err");
            var builder = new ProcessBuilder(words).directory(folder.toFile())
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().remove("COLUMNS");
            environment.accept(builder.environment());
            var process = builder.start();
            var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            var outcome = new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
            delete(in, out, err, scratch);
            if (!ended) {
                throw new AssertionError("%s has not ended within %s%n%s".formatted(words, limit, outcome));
            }
            return outcome;
        }

        private static void kill(Process process) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        private static void delete(Path... files) throws IOException {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
