package howdah.runner;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import howdah.Repository;
import howdah.jvm.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real terminal, with a command in it and somebody at its keys. It has a tmux server of its own.
///
/// When the command ends, its terminal stays to be looked at, and [#exitCode] tells how it ended.
public final class Tmux implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;
    private static final String SETTINGS = """
        set-option -g remain-on-exit on
        set-option -g history-limit 10000
        """;
    private static final String EXIT_CODE = "exit-code";
    private static final String TARGET = "test";

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    /// Starts a command in a terminal of that size.
    ///
    /// @param environment added to this process's own
    public static Tmux run(int columns, int rows, Path folder, Map<String, String> environment, String... command) {
        assumeTrue(isInstalled(), "tmux is not installed");
        try {
            var scratch = Files.createTempDirectory("howdah-tmux");
            var settings = Files.writeString(scratch.resolve("settings"), SETTINGS);
            var words = new ArrayList<>(List.of("-f", settings.toString(), "new-session", "-d", "-s", TARGET,
                "-x", "" + columns, "-y", "" + rows, "-c", folder.toString()));
            environment.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
            words.add(quoted(command) + "; echo $? > " + quoted(scratch.resolve(EXIT_CODE).toString()));
            var tmux = new Tmux(scratch.resolve("socket"));
            tmux.tmux(words.toArray(String[]::new));
            return tmux;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "tmux")));
    }

    /// Starts the repository's `jbang` in its root.
    static Tmux jbang(int columns, int rows, Map<String, String> environment, String... arguments) {
        var words = Stream.concat(Stream.of(Repository.root().resolve("jbang").toString()), Stream.of(arguments));
        return run(columns, rows, Repository.root(), environment, words.toArray(String[]::new));
    }

    private static String quoted(String... words) {
        return String.join(" ", Stream.of(words).map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
    }

    /// Types characters as they are.
    public Tmux type(String text) {
        tmux("send-keys", "-t", TARGET, "-l", text);
        return this;
    }

    /// Presses keys by tmux's names, such as `Enter`, `Left`, `C-c`.
    ///
    /// @see <a href="https://man.openbsd.org/tmux#KEY_BINDINGS">tmux: key bindings</a>
    public Tmux press(String... keys) {
        tmux(Stream.concat(Stream.of("send-keys", "-t", TARGET), Stream.of(keys)).toArray(String[]::new));
        return this;
    }

    void resize(int columns, int rows) {
        tmux("resize-window", "-t", TARGET, "-x", "" + columns, "-y", "" + rows);
    }

    /// What is on the screen now, without blanks at line ends.
    String screen() {
        return tmux("capture-pane", "-p", "-t", TARGET).stripTrailing();
    }

    /// That, and all that was scrolled out of it; lines that the terminal broke are joined.
    String transcript() {
        return tmux("capture-pane", "-p", "-J", "-S", "-", "-t", TARGET).stripTrailing();
    }

    /// Waits until the screen holds that text.
    ///
    /// @return the screen
    public String await(String text) {
        return await(text, this::screen);
    }

    /// Waits until the screen does not hold that text any more.
    void awaitGone(String text) {
        await("", () -> screen().contains(text) ? null : "");
    }

    /// Waits until the transcript holds that text.
    String awaitInTranscript(String text) {
        return await(text, this::transcript);
    }

    /// Waits until the transcript holds that text so many times.
    String awaitTimes(int times, String text) {
        return await(text, () -> {
            var seen = transcript();
            return seen.split(Pattern.quote(text), -1).length > times ? seen : "";
        });
    }

    private String await(String text, Supplier<String> seen) {
        var deadline = System.nanoTime() + LIMIT_SECONDS * 1_000_000_000L;
        var screen = seen.get();
        while (screen == null || !screen.contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("\"%s\" does not come up:%n%s".formatted(text, transcript()));
            }
            pause();
            screen = seen.get();
        }
        return screen;
    }

    /// Waits until the command has ended. tmux itself does not always learn how.
    public int exitCode() {
        var file = socket.resolveSibling(EXIT_CODE);
        await("\n", () -> {
            try {
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The shell that the command runs in.
    ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(tmux("display-message", "-p", "-t", TARGET, "#{pane_pid}").strip())).orElseThrow();
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String tmux(String... arguments) {
        try {
            var words = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
            words.addAll(List.of(arguments));
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().keySet().removeAll(List.of("TMUX", "NO_COLOR", "COLUMNS"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            var process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Closes the terminal, as one that closes its window.
    @Override
    public void close() {
        tmux("kill-server");
        ScratchFolder.delete(socket.getParent());
    }
}
