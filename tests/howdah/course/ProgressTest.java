package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(progress().isEmpty()).isTrue();
        assertThat(progress().of("secondRow").attempts()).isZero();
        assertThat(progress().of("secondRow").isPassed()).isFalse();
        assertThat(progress().step("lesson01")).isZero();
        assertThat(file().getParent()).doesNotExist();
    }

    @Test
    void shouldKeepAttemptsHintsAndSteps() {
        progress().attempted("secondRow", false);
        progress().attempted("secondRow", true);
        var passed = progress().of("secondRow").passed();
        progress().attempted("secondRow", false);
        progress().gaveUp("thirdRow");
        progress().stoppedAt("lesson01", 4);

        assertThat(progress().hintShown("thirdRow")).isEqualTo(1);
        assertThat(progress().hintShown("thirdRow")).isEqualTo(2);
        assertThat(progress().of("secondRow")).isEqualTo(new Progress.State(3, passed, 0, Optional.empty()));
        assertThat(passed.orElseThrow()).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
        assertThat(progress().of("thirdRow").isGivenUp()).isTrue();
        assertThat(progress().of("thirdRow").hints()).isEqualTo(2);
        assertThat(progress().step("lesson01")).isEqualTo(4);
        assertThat(progress().isEmpty()).isFalse();
    }

    @Test
    void shouldBeItsOwnersAlone() throws IOException {
        progress().stoppedAt("lesson01", 1);

        assertThat(mode(file())).isEqualTo("rw-------");
        assertThat(mode(file().getParent())).isEqualTo("rwx------");
        assertThat(file().getParent().toFile().list()).containsExactlyInAnyOrder("progress.json", "progress.json.lock");
    }

    @Test
    void shouldKeepWhatItDoesNotKnow() throws IOException {
        write("{\"version\": 1, \"colour\": \"red\", \"exercises\": {\"secondRow\": {\"note\": \"<nice>\", \"attempts\": 1}}}");

        progress().attempted("secondRow", false);

        assertThat(file()).content().isEqualTo("""
            {
              "version": 1,
              "colour": "red",
              "exercises": {
                "secondRow": {
                  "note": "<nice>",
                  "attempts": 2
                }
              }
            }
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"version\": \"x\"}", "{\"version\": 1, \"exercises\": []}",
        "{\"version\": 1, \"lessons\": {\"lesson01\": 3}}", "\u0000\u0000\u0000"})
    void shouldKeepABrokenFileAside(String content) throws IOException {
        write(content);

        progress().attempted("secondRow", true);

        assertThat(progress().of("secondRow").attempts()).isEqualTo(1);
        assertThat(notices).singleElement().asString().contains(file().toString(), "progress.json.broken-");
        try (var files = Files.list(file().getParent())) {
            assertThat(files.filter(each -> each.toString().contains("broken-"))).singleElement()
                .satisfies(kept -> assertThat(kept).content().isEqualTo(content));
        }
    }

    @Test
    void shouldKeepAFileThatIsNoTextAside() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xCA, (byte) 0xFE});

        assertThat(progress().isEmpty()).isTrue();
        assertThat(notices).hasSize(1);
    }

    @Test
    void shouldNotChangeWhatANewerVersionWrote() throws IOException {
        var content = "{\"version\": 2, \"exercises\": [], \"lessons\": {\"lesson01\": {\"step\": 3}}}";
        write(content);

        var failure = catchThrowableOfType(Failure.class, () -> progress().attempted("secondRow", true));

        assertThat(failure).hasMessageContaining("newer version").hasMessageContaining("2");
        assertThat(failure.next()).contains("HOWDAH_PROGRESS");
        assertThat(progress().step("lesson01")).isEqualTo(3);
        assertThat(progress().of("secondRow").attempts()).isZero();
        assertThat(file()).content().isEqualTo(content);
        assertThat(notices).isEmpty();
    }

    @Test
    void shouldFollowALink() throws IOException {
        var synced = folder.resolve("synced.json");
        Files.createDirectories(file().getParent());
        Files.writeString(synced, "{\"version\": 1}");
        Files.createSymbolicLink(file(), synced);

        progress().stoppedAt("lesson01", 2);

        assertThat(file()).isSymbolicLink();
        assertThat(synced).content().contains("\"step\": 2");
    }

    @Test
    void shouldTellThatItCannotBeKept() throws IOException {
        Files.writeString(file().getParent(), "a file in the place of the folder");

        var failure = catchThrowableOfType(Failure.class, () -> progress().stoppedAt("lesson01", 1));

        assertThat(failure).hasMessageContaining("cannot be kept");
        assertThat(failure.next()).contains("HOWDAH_PROGRESS");
    }

    @Test
    void shouldFindItsFile() {
        assertThat(Progress.file(Map.of("HOWDAH_PROGRESS", "/a/b.json", "XDG_DATA_HOME", "/data")))
            .isEqualTo(Path.of("/a/b.json"));
        assertThat(Progress.file(Map.of("HOWDAH_PROGRESS", " ", "XDG_DATA_HOME", "/data")))
            .isEqualTo(Path.of("/data/howdah/progress.json"));
        assertThat(Progress.file(Map.of("HOME", "/home/anna")))
            .isEqualTo(Path.of("/home/anna/.local/share/howdah/progress.json"));
        assertThat(Progress.file(Map.of()))
            .isEqualTo(Path.of(System.getProperty("user.home"), ".local", "share", "howdah", "progress.json"));
    }

    /// Twenty attempts each by four processes of four threads.
    @Test
    void shouldLoseNothingOfOthers() throws Exception {
        var command = List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), Attempts.class.getName(), file().toString());
        var processes = new ArrayList<Process>();
        for (var number = 0; number < 4; number++) {
            processes.add(new ProcessBuilder(command).redirectErrorStream(true).start());
        }

        for (var process : processes) {
            assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
            assertThat(process.waitFor()).isZero();
        }

        assertThat(progress().of("shared").attempts()).isEqualTo(4 * 4 * 20);
    }

    /// What one of those processes does.
    static final class Attempts {

        public static void main(String... arguments) throws InterruptedException {
            var threads = IntStream.range(0, 4).mapToObj(number -> Thread.startVirtualThread(() -> {
                for (var attempt = 0; attempt < 20; attempt++) {
                    new Progress(Path.of(arguments[0]), System.err::println).attempted("shared", false);
                }
            })).toList();
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private Path file() {
        return folder.resolve("data/progress.json");
    }

    private Progress progress() {
        return new Progress(file(), notices::add);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
