///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Checks the lessons, and keeps each one's notebook equal to it
//DEPS info.picocli:picocli:4.7.7
//SOURCES howdah/Bootstrap.java howdah/course/Course.java

import howdah.course.Course;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson`: what the authors of lessons do with them.
///
/// The exit code is 0 if all is well, 1 if a lesson breaks a rule, 2 for wrong usage.
@Command(name = "jbang lesson", mixinStandardHelpOptions = true, versionProvider = Lesson.class, sortOptions = false,
    synopsisSubcommandLabel = "COMMAND", description = "Checks the lessons, and keeps each one's notebook equal to it.",
    footer = {"", "Example: jbang lesson lint 1"})
class Lesson implements CommandLine.IVersionProvider {

    private static final String WHICH = "its number (1), its name (lesson01) or its file; all lessons, if none is given";

    private static final String LINTED = "its number (1), its name (lesson01) or its file; the whole course, if none is given";

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Lesson()).setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println(Show.forTerminal().error(failure));
            return failure instanceof Failure told ? told.exitCode() : Failure.NOT_RIGHT_YET;
        }).execute(arguments));
    }

    @Command(mixinStandardHelpOptions = true, description = "Checks the rules of the course, or of lessons; gives advice, too.",
        footer = {"", "Example: jbang lesson lint lesson01"})
    int lint(@Option(names = "--root", paramLabel = "FOLDER", description = "the course, if it is not the one here") Path folder,
             @Parameters(paramLabel = "LESSON", arity = "0..*", description = LINTED) List<String> lessons) {
        var root = folder == null ? root() : folder;
        var findings = lessons == null || lessons.isEmpty() ? Course.lintCourse(shorten(root))
            : files(root, lessons).stream().flatMap(file -> Course.lint(file).stream()).toList();
        findings.forEach(System.out::println);
        var broken = findings.stream().filter(finding -> !finding.isAdvice()).count();
        System.out.println(broken == 0 ? "No rule is broken." : "Rules broken: " + broken);
        return broken == 0 ? 0 : Failure.NOT_RIGHT_YET;
    }

    @Command(mixinStandardHelpOptions = true,
        description = "Writes the notebooks that differ from their lessons; what they were is kept as ….ipynb.orig.",
        footer = {"", "Example: jbang lesson generate 1"})
    int generate(@Parameters(paramLabel = "LESSON", arity = "0..*", description = WHICH) List<String> lessons) {
        for (var file : files(lessons)) {
            var state = Course.generate(file) ? ": written" : ": equal to its lesson";
            System.out.println(shorten(Course.notebookFile(file)) + state);
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true,
        description = "Takes what was changed in a notebook back into its lesson, which is kept as ….java.orig.",
        footer = {"", "Example: jbang lesson pull 1"})
    int pull(@Parameters(paramLabel = "LESSON", description = "its number (1), its name (lesson01) or its file") String lesson) {
        var file = files(List.of(lesson)).getFirst();
        System.out.println(shorten(file) + (Course.pull(file) ? ": written" : ": equal to its notebook"));
        return 0;
    }

    private static List<Path> files(List<String> words) {
        return files(root(), words);
    }

    private static List<Path> files(Path root, List<String> words) {
        var folder = root.resolve("lessons");
        var files = words == null || words.isEmpty() ? Course.lessons(folder)
            : words.stream().map(word -> Course.find(folder, word)).toList();
        return files.stream().map(Lesson::shorten).toList();
    }

    /// The nearest folder with a `jbang-catalog.json`, from the working directory upwards, else from JBang's launcher.
    private static Path root() {
        var launcher = Path.of(System.getenv().getOrDefault("JBANG_LAUNCH_CMD", ""));
        return Stream.of(Path.of(""), launcher).map(Path::toAbsolutePath)
            .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
            .filter(folder -> Files.exists(folder.resolve("jbang-catalog.json")))
            .findFirst().orElseThrow(() -> Failure.usage("There is no jbang-catalog.json here or above.")
                .next("run it in Howdah's repository"));
    }

    private static Path shorten(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.toAbsolutePath().startsWith(here) ? here.relativize(file.toAbsolutePath()) : file;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Howdah, on Java " + System.getProperty("java.version")};
    }
}
