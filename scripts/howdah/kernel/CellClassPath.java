package howdah.kernel;

import howdah.database.CacheFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What cells are compiled against. Each jar takes its part of the first cell's time, so that it is at first only what lessons
/// use: Howdah itself, MyBatis and the driver; all else once a cell names it.
final class CellClassPath {

    /// The folder beside Howdah's jar in which the classes that lessons use lie by themselves: the compiler looks into it where it
    /// has to, while it reads through all of a jar, before anything else.
    private static final String UNPACKED = "cell-classes";
    private static final Pattern OF_LESSONS = Pattern.compile("(?:mybatis|postgresql)-\\d.*\\.jar");
    private static final Pattern OTHER = Pattern.compile(
        "import\\s+(?:static\\s+)?(?!java\\.|javax\\.|jdk\\.|howdah\\.|module\\s)\\w|\\b(?:com|dev|eu|info|io|jakarta|net|org)\\.[a-z]");
    private static final Pattern KNOWN = Pattern.compile("\\borg\\.(?:apache\\.ibatis|postgresql)\\.");

    private final List<String> elements = List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    /// The class path for cells that name nothing else.
    String ofLessons() {
        var unpacked = Path.of(elements.getFirst()).resolveSibling(UNPACKED);
        if (Files.isDirectory(unpacked)) {
            return unpacked.toString();
        }
        var own = ofLessons(elements.stream().map(Path::of).toList());
        return own.size() == 1 ? all() : own.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> ofLessons(List<Path> elements) {
        return Stream.concat(elements.stream().limit(1), elements.stream().skip(1)
            .filter(each -> OF_LESSONS.matcher(String.valueOf(each.getFileName())).matches())).toList();
    }

    /// The class path of this process.
    String all() {
        return elements.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /// Whether a cell names something that lessons do not use.
    static boolean isMoreNeeded(String source) {
        return OTHER.matcher(KNOWN.matcher(source).replaceAll("java.")).find();
    }

    /// Puts the classes that lessons use into a folder beside the first of a kernel's jars, whole or not at all.
    static void unpack(List<Path> jars) throws IOException {
        var folder = jars.getFirst().resolveSibling(UNPACKED);
        if (Files.isDirectory(folder)) {
            return;
        }
        var begun = folder.resolveSibling(UNPACKED + "." + ProcessHandle.current().pid());
        try {
            for (var jar : ofLessons(jars)) {
                unpack(jar, begun);
            }
            Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (!Files.isDirectory(folder)) {
                throw failure;
            }
        } finally {
            CacheFolder.delete(begun);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (var open = new JarFile(jar.toFile())) {
            for (var entry : open.stream().filter(CellClassPath::isOfCells).toList()) {
                var file = folder.resolve(entry.getName());
                if (!Files.exists(file)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, open.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private static boolean isOfCells(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/") && entry.getName().contains("/");
    }
}
