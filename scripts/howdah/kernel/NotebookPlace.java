package howdah.kernel;

import howdah.course.Course;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a kernel's notebook lies: in which course, and which of its lessons it is.
///
/// @param course the folder in which `lessons` lies, or null
/// @param lesson its name, such as `lesson01`, or null
record NotebookPlace(Path course, String lesson) {

    /// Names the course of the kernel's own repository, for notebooks that lie in none.
    static final String COURSE = "howdah.course";

    /// Jupyter's server names the notebook here.
    private static final String SESSION = "JPY_SESSION_NAME";
    private static final String ENDING = ".ipynb";
    private static final String OTHER = "notebook";

    /// That of this process: kernels are started in their notebook's folder.
    static NotebookPlace here() {
        return of(Path.of("").toAbsolutePath(), System.getenv());
    }

    static NotebookPlace of(Path folder, Map<String, String> environment) {
        var own = System.getProperty(COURSE);
        var course = Stream.concat(Stream.iterate(folder, each -> each != null, Path::getParent),
            Stream.ofNullable(own).map(Path::of)).filter(NotebookPlace::isCourse).findFirst();
        var name = notebook(environment).replaceFirst("\\.java$", "");
        var isLesson = !name.isEmpty() && course.map(each -> Files.exists(each.resolve("lessons").resolve(name + ".java")))
            .orElse(false);
        return new NotebookPlace(course.orElse(null), isLesson ? name : null);
    }

    private static boolean isCourse(Path folder) {
        return Files.isRegularFile(folder.resolve("jbang-catalog.json")) && Files.isDirectory(folder.resolve("lessons"));
    }

    /// The name of the notebook's file without its ending; empty if it is not known. VS Code and others tell none.
    private static String notebook(Map<String, String> environment) {
        try {
            var file = Path.of(environment.getOrDefault(SESSION, "").replace('/', File.separatorChar)).getFileName();
            var name = file == null ? "" : file.toString();
            return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
        } catch (InvalidPathException strange) {
            return "";
        }
    }

    /// What the notebook's database is named after.
    String program() {
        return lesson == null ? OTHER : lesson;
    }

    Optional<Path> courseFolder() {
        return Optional.ofNullable(course);
    }

    /// The lesson whose cells these are, if the notebook's name does not tell.
    ///
    /// @param sources cells that were run
    Optional<String> lesson(Stream<String> sources) {
        if (lesson != null || course == null) {
            return Optional.ofNullable(lesson);
        }
        return Course.lessonOf(course.resolve("lessons"), sources.toList());
    }
}
