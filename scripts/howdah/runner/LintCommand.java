package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import howdah.show.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson lint`: the rules of the course, each broken one with file, line and remedy.
@Command(name = "lint", description = "Checks the rules of the course, or of lessons; gives advice, too.",
    footer = {"", "Example: jbang lesson lint lesson01"})
final class LintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", arity = "0..*", description = CourseFolder.LESSON + "; the whole course, if none is given")
    private List<String> lessons = List.of();

    @Option(names = "--root", paramLabel = "FOLDER", description = "the course, if it is not the one here")
    private Path folder;

    @Override
    public Integer call() {
        var course = folder == null ? CourseFolder.here() : CourseFolder.in(folder);
        var findings = lessons.isEmpty() ? Course.lintCourse(Root.shorten(course.root()))
            : course.lessons(lessons).stream().flatMap(file -> Course.lint(file).stream()).toList();
        findings.forEach(System.out::println);
        var broken = findings.stream().filter(finding -> !finding.isAdvice()).count();
        System.out.println(broken == 0 ? "No rule is broken." : "Rules broken: " + broken);
        return broken == 0 ? 0 : Failure.NOT_RIGHT_YET;
    }
}
