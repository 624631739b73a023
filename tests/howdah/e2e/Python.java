package howdah.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import howdah.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Python environment in which the tests' Jupyter is: made once per machine, of `tests/e2e/requirements.txt`.
final class Python {

    private static final Path RESOURCES = Repository.root().resolve("tests/e2e");

    private static Path folder;
    private static String missing = "";

    private Python() {
    }

    /// Its folder. Where there is no Python, or one that cannot make environments, the test is skipped.
    static synchronized Path folder() {
        if (folder == null && missing.isEmpty()) {
            find();
        }
        assumeTrue(missing.isEmpty(), missing);
        return folder;
    }

    private static void find() {
        try {
            var process = new ProcessBuilder("python3", resource("environment.py"), resource("requirements.txt"))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            var printed = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() == 0 && Files.isDirectory(Path.of(printed))) {
                folder = Path.of(printed);
            } else {
                missing = "there is no Python 3.11 with venv, or PyPI is not reached";
            }
        } catch (IOException absent) {
            missing = "python3 is not installed";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// A program of the environment.
    static String program(String name) {
        return folder().resolve("bin").resolve(name).toString();
    }

    /// A file of `tests/e2e`.
    static String resource(String name) {
        return RESOURCES.resolve(name).toString();
    }

    static String text(String resource) {
        try {
            return Files.readString(RESOURCES.resolve(resource));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
