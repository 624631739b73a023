package howdah.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The AOT cache from which the JVMs of a task start, as the wrapper makes it for scripts: a first one lists the classes that
/// it loads; once it has ended, a cache is made of them in the background. `HOWDAH_AOT=0` does without.
///
/// It lies beside the jar that JBang built, which is the first element of the class path.
///
/// @see <a href="https://openjdk.org/jeps/483">JEP 483: Ahead-of-Time Class Loading and Linking</a>
final class AotCache {

    private static final Duration CLAIM = Duration.ofHours(1);

    private final String classPath = System.getProperty("java.class.path");
    private final Path file;
    private boolean isBeingMade;

    AotCache(String task) {
        var jar = classPath.split(File.pathSeparator)[0];
        var name = "-%s-%s.aot".formatted(task.substring(task.lastIndexOf('.') + 1), Runtime.version());
        file = Path.of(jar.replaceFirst("\\.jar$", "") + name);
    }

    /// The options with which the next JVM of the task starts.
    List<String> options() {
        try {
            if ("0".equals(System.getenv("HOWDAH_AOT")) || File.pathSeparatorChar == ';' || !classPath.contains(".jar")) {
                return List.of();
            }
            removeOutdated();
            if (Files.exists(file) && Files.size(file) > 0) {
                return List.of("-XX:AOTCache=" + file);
            }
            isBeingMade = claim();
            return isBeingMade ? List.of("-XX:DumpLoadedClassList=" + classes()) : List.of();
        } catch (IOException unwritable) {
            return List.of();
        }
    }

    private Path classes() {
        return file.resolveSibling(file.getFileName() + ".classes");
    }

    private void removeOutdated() throws IOException {
        if (Files.exists(file)) {
            var made = Files.getLastModifiedTime(file);
            var isAbandoned = Files.size(file) == 0 && made.toInstant().isBefore(Instant.now().minus(CLAIM));
            if (isAbandoned || Stream.of(classPath.split(File.pathSeparator)).anyMatch(element -> isNewer(element, made))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isNewer(String element, FileTime made) {
        return new File(element).lastModified() > made.toMillis();
    }

    /// Takes on the making of the cache, by an empty file in its place.
    private boolean claim() throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }

    /// Makes the cache of a JVM that has ended, if it listed its classes; goes on when this process ends.
    ///
    /// @param command the one that started it, with [#options()]
    void make(List<String> command) {
        if (isBeingMade) {
            isBeingMade = false;
            var dump = new ArrayList<>(command);
            dump.remove("-XX:DumpLoadedClassList=" + classes());
            dump.addAll(1, List.of("--dry-run", "-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + classes(),
                "-XX:SharedArchiveFile=" + file + ".new"));
            start(dump);
        }
    }

    private void start(List<String> dump) {
        var script = """
            trap '' HUP INT
            aot=$1; shift
            nice "$@" && mv -f "$aot.new" "$aot"
            rm -f "$aot.new" "$aot.classes"
            """;
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh", file.toString()));
        command.addAll(dump);
        try {
            new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException noShell) {
            // the next JVM starts without one, too
        }
    }
}
