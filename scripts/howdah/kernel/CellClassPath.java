package howdah.kernel;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What cells are compiled against. Each jar takes its part of the first cell's time, so that it is at first only what lessons
/// use: Howdah itself, MyBatis and the driver; all else once a cell names it.
final class CellClassPath {

    private static final Pattern OF_LESSONS = Pattern.compile("(?:mybatis|postgresql)-\\d.*\\.jar");
    private static final Pattern OTHER = Pattern.compile(
        "import\\s+(?:static\\s+)?(?!java\\.|javax\\.|jdk\\.|howdah\\.|module\\s)\\w|\\b(?:com|dev|eu|info|io|jakarta|net|org)\\.[a-z]");
    private static final Pattern KNOWN = Pattern.compile("\\borg\\.(?:apache\\.ibatis|postgresql)\\.");

    private final List<String> elements = List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    /// The class path for cells that name nothing else.
    String ofLessons() {
        var own = new ArrayList<>(List.of(elements.getFirst()));
        elements.stream().skip(1).filter(each -> OF_LESSONS.matcher(String.valueOf(Path.of(each).getFileName())).matches())
            .forEach(own::add);
        return own.size() == 1 ? all() : String.join(File.pathSeparator, own);
    }

    /// The class path of this process.
    String all() {
        return elements.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /// Whether a cell names something that lessons do not use.
    static boolean isMoreNeeded(String source) {
        return OTHER.matcher(KNOWN.matcher(source).replaceAll("java.")).find();
    }
}
