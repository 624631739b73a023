package howdah.jvm;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that this process compiles programs into. It is deleted when it is closed, or else when the process ends.
public final class ScratchFolder implements AutoCloseable {

    private final Path path;
    private final Thread atExit;

    private ScratchFolder(Path path) {
        this.path = path;
        atExit = new Thread(() -> delete(path), "scratch folder");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Makes one among the temporary files.
    ///
    /// @throws Failure if there is no room
    public static ScratchFolder make() {
        try {
            return new ScratchFolder(Files.createTempDirectory("howdah-"));
        } catch (IOException failure) {
            throw Failure.usage("There is no place to compile programs in.").cause(failure)
                .next("make room in %s".formatted(System.getProperty("java.io.tmpdir")));
        }
    }

    public Path path() {
        return path;
    }

    /// Deletes a folder with all that is in it, as far as that can be done.
    public static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // temporary files are tidied up by the system
        }
    }

    @Override
    public void close() {
        delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // it runs already
        }
    }
}
