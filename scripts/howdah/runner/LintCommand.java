package howdah.runner;

import howdah.check.Checker;
import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.course.Course.Finding;
import howdah.jvm.DisposableJvm;
import howdah.show.Failure;
import howdah.show.Root;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    public Integer call() throws Exception {
        var course = folder == null ? CourseFolder.here() : CourseFolder.in(folder);
        var broken = lessons.isEmpty() ? lintCourse(course)
            : print(course.lessons(lessons).stream().flatMap(file -> Course.lint(file).stream()).toList());
        System.out.println(broken == 0 ? "No rule is broken." : "Rules broken: " + broken);
        return broken == 0 ? 0 : Failure.NOT_RIGHT_YET;
    }

    /// What is written comes first; only where that is right are the checks tried on stubs and solutions.
    private static long lintCourse(CourseFolder course) throws InterruptedException, ExecutionException {
        var broken = print(Course.lintCourse(Root.shorten(course.root())));
        return broken > 0 ? broken : tryChecks(course);
    }

    private static long tryChecks(CourseFolder course) throws InterruptedException, ExecutionException {
        var progress = Show.forTerminal().progress();
        var broken = 0L;
        try (var checker = new Checker(course.root(), new DisposableJvm.Screen(100, false));
             var pool = Executors.newFixedThreadPool(CheckCommand.AT_A_TIME)) {
            checker.tell(progress::update);
            var tried = new LinkedHashMap<Exercise, Future<List<Finding>>>();
            course.exercises().forEach(exercise -> tried.put(exercise, pool.submit(() -> checker.lint(exercise))));
            for (var each : tried.entrySet()) {
                progress.update("Trying the check of " + each.getKey().name());
                var findings = each.getValue().get();
                if (!findings.isEmpty()) {
                    progress.close();
                }
                broken += print(findings);
            }
        } finally {
            progress.close();
        }
        return broken;
    }

    /// @return how many of them break a rule
    private static long print(List<Finding> findings) {
        findings.forEach(System.out::println);
        return findings.stream().filter(finding -> !finding.isAdvice()).count();
    }
}
