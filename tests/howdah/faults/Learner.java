package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.database.TestCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Somebody who works on the miniature course: his files, his progress, his cache folder and his environment.
///
/// His program pauses in the middle of a transaction until [#letGo].
final class Learner {

    private static final long LIMIT_MILLISECONDS = 90_000;
    private static final String PROGRESS = """
        {"version": 1, "exercises": {"secondRow": {"attempts": 3, "passed": "2026-01-02T03:04:05Z"}}}
        """;

    /// What pauses, as statements of Java.
    static final String PAUSE = """
        java.nio.file.Files.writeString(java.nio.file.Path.of(System.getenv("PAUSE"), "reached"), "");
        while (!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv("PAUSE"), "go"))) {
            Thread.sleep(10);
        }
        """;

    private final Path folder;
    private final TestCache cache;
    private final List<String> passwords;
    private final Map<String, String> environment = new HashMap<>();
    /// What stands before each of his commands.
    private final List<String> before = new ArrayList<>();

    Learner(Path folder) {
        this.folder = folder;
        cache = new TestCache(folder.resolve("cache"));
        passwords = cache.passwords();
        environment.putAll(Map.of("HOWDAH_CACHE", cache.folder().toString(), "HOWDAH_PROGRESS", progress().toString(),
            "PAUSE", folder.toString(), "HOWDAH_WAIT", "maxDuration=1s,delay=200ms", "HOWDAH_DATABASE", "embedded",
            "NO_COLOR", "1"));
        try {
            copyCourse();
            Files.writeString(progress(), PROGRESS);
            Files.createDirectories(exercise().getParent());
            Files.writeString(exercise(), answer());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copyCourse() throws IOException {
        var from = Repository.root().resolve("tests/course");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(each -> !each.startsWith(from.resolve("practice"))).toList()) {
                Files.copy(file, course().resolve(from.relativize(file).toString()));
            }
        }
    }

    private String answer() throws IOException {
        var solution = Files.readString(course().resolve("lessons/solutions/firstRow.java"));
        return solution.replace("void main() {", "void main() throws Exception {")
            .replace("    session.insert(", PAUSE.indent(4) + "    session(\"other\").close();\n    session.insert(");
    }

    Path course() {
        return folder.resolve("course");
    }

    private Path progress() {
        return folder.resolve("progress.json");
    }

    /// His copy of an exercise, solved.
    Path exercise() {
        return folder.resolve("course/practice/exercises/firstRow.java");
    }

    TestCache cache() {
        return cache;
    }

    Map<String, String> environment() {
        return environment;
    }

    /// Lets each of his commands be run by that one.
    void runBy(String... words) {
        before.addAll(List.of(words));
    }

    /// The words of a command that is run in that folder.
    List<String> words(Path where, List<String> command) {
        return before.isEmpty() ? command : Stream.of(before, List.of("sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh",
            where.toString()), command).flatMap(List::stream).toList();
    }

    /// A new file for what a command prints.
    Path output() {
        try {
            return Files.createTempFile(folder, "output", ".txt");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits until his program is in the middle.
    void awaitMiddle(Sitting sitting) {
        await("the middle of the program", () -> {
            var isAlive = sitting.isAlive();
            var isReached = Files.exists(folder.resolve("reached"));
            assertThat(isAlive || isReached).as(() -> "it ends before: " + sitting.end()).isTrue();
            return isReached;
        });
    }

    void letGo() {
        try {
            Files.writeString(folder.resolve("go"), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void await(String what, BooleanSupplier isThere) {
        var deadline = System.nanoTime() + LIMIT_MILLISECONDS * 1_000_000;
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " does not come").isLessThan(deadline);
            pause(100);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// What was told says no password, and nothing that only a programmer reads.
    void assertThatItIsForPeople(String told) {
        assertThat(told).doesNotContain("\tat ", "\n    at ", "Exception in thread").doesNotContain(passwords);
    }

    /// His work is as he left it.
    void assertThatNothingIsLost() {
        try {
            assertThat(exercise()).content().startsWith(answer());
            assertThat(Files.readString(progress()).replaceAll("\\s", "")).startsWith("{\"version\":1,").endsWith("}}")
                .containsPattern("\"secondRow\":\\{\"attempts\":3,[^}]*\"passed\":\"2026-01-02T03:04:05Z\"");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// No process of his or of his server's is left, and so no port.
    void assertThatNothingIsLeft() {
        await("the end of " + processes(), () -> processes().isEmpty());
    }

    /// Those that know his cache folder, or work in it.
    List<Long> processes() {
        return Stream.concat(clients(), servers()).toList();
    }

    private Stream<Long> clients() {
        return running().filter(pid -> text("/proc/" + pid + "/environ").contains("HOWDAH_CACHE=" + cache.folder() + "\0"));
    }

    /// The server's processes.
    Stream<Long> servers() {
        return running().filter(pid -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(cache.folder());
            } catch (IOException gone) {
                return false;
            }
        });
    }

    private static Stream<Long> running() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /// Sends a signal, such as `KILL`.
    static void signal(String name, Stream<Long> processes) {
        var words = Stream.concat(Stream.of("kill", "-" + name), processes.map(String::valueOf)).toArray(String[]::new);
        if (words.length > 2) {
            Repository.command(words).run();
        }
    }

    /// Kills whatever is left after a test that has failed.
    void clear() {
        signal("CONT", processes().stream());
        signal("KILL", processes().stream());
    }
}
