package howdah.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders as Python's tools leave them, and a program `jupyter` in them that does nothing.
final class PythonFolder {

    private PythonFolder() {
    }

    /// A virtual environment.
    static Path environment(Path prefix) throws IOException {
        script(prefix.resolve("bin/jupyter"), "#!" + prefix.resolve("bin/python"));
        Files.writeString(prefix.resolve("pyvenv.cfg"), "home = /usr/bin\n");
        return prefix;
    }

    static Path script(Path file, String firstLine) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, firstLine + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file;
    }

    static void install(Path prefix, String distribution) throws IOException {
        Files.createDirectories(prefix.resolve("lib/python3.11/site-packages").resolve(distribution + ".dist-info"));
    }
}
