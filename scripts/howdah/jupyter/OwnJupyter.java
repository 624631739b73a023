package howdah.jupyter;

import howdah.database.CacheFolder;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A JupyterLab of Howdah's own, in a Python environment in its cache folder, for who has none. It can be deleted at any time.
final class OwnJupyter {

    private static final String LAB = "jupyterlab==4.6.6";
    private static final String NEW_ENOUGH = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    /// In its folder, once all is there.
    private static final String COMPLETE = "howdah-complete";

    private final Path prefix;
    private final Consumer<String> progress;

    /// @param progress told how far it is
    OwnJupyter(Path prefix, Consumer<String> progress) {
        this.prefix = prefix;
        this.progress = progress;
    }

    static boolean isThere(Path prefix) {
        return Files.exists(prefix.resolve(COMPLETE));
    }

    /// Makes it, unless it is there.
    ///
    /// @param python what `python3` may be called, best first
    /// @throws Failure if there is no Python to make it with, or if it cannot be downloaded
    void make(List<String> python, Path programs) {
        try {
            CacheFolder.make(prefix.getParent());
            try (var channel = FileChannel.open(prefix.resolveSibling("jupyter.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                 var lock = channel.lock()) {
                if (!isThere(prefix)) {
                    CacheFolder.deleteInTheEnd(prefix);
                    install(python, programs);
                    Files.writeString(prefix.resolve(COMPLETE), LAB);
                }
            }
        } catch (IOException failure) {
            throw Failure.usage("JupyterLab cannot be put into %s.".formatted(prefix)).cause(failure)
                .next("make room there or make it writable, or set HOWDAH_CACHE to another folder; then run it again");
        }
    }

    private void install(List<String> names, Path programs) throws IOException {
        var python = names.stream().filter(name -> run(List.of(name, "-c", NEW_ENOUGH)).isEmpty()).findFirst()
            .orElseThrow(() -> Failure.usage("JupyterLab needs Python 3.10 or newer, with its module venv, and none is found.")
                .next("install it (Debian, Ubuntu: sudo apt-get install python3-venv; macOS: brew install python3), then run this again"));
        progress.accept("Making a Python environment in " + prefix);
        demand(run(List.of(python, "-m", "venv", prefix.toString())), "No Python environment can be made in %s.".formatted(prefix),
            "install what is missing (Debian, Ubuntu: sudo apt-get install python3-venv), then run this again");
        progress.accept("Fetching JupyterLab");
        demand(run(List.of(programs.resolve("python").toString(), "-m", "pip", "install", "--disable-pip-version-check",
            "--no-input", LAB)), "JupyterLab cannot be fetched.", "connect to the network, then run this again");
    }

    private static void demand(Optional<String> complaint, String what, String next) {
        if (complaint.isPresent()) {
            throw Failure.usage(what).cause(new IOException(complaint.get())).next(next);
        }
    }

    /// Runs a command to its end, telling of each thing that it downloads.
    ///
    /// @return the last thing that it said, if it has failed
    private Optional<String> run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var last = "it says nothing";
            try (var lines = process.inputReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    line = line.strip();
                    if (line.startsWith("Downloading ") || line.startsWith("Installing ")) {
                        progress.accept(line.startsWith("Installing ") ? "Installing JupyterLab" : line);
                    }
                    last = line.isEmpty() ? last : line;
                }
            }
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(last);
        } catch (IOException notFound) {
            return Optional.of(notFound.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        }
    }
}
