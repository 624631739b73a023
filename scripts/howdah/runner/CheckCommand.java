package howdah.runner;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import howdah.check.Checker;
import howdah.check.Verdict;
import howdah.course.Course.Exercise;
import howdah.jvm.DisposableJvm;
import howdah.show.Progress;
import howdah.show.Root;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson check`: what is still missing in the learner's own copy of an exercise.
@Command(name = "check", description = "Checks your copy of an exercise, and says what is still missing.",
    footer = {"", "Example: jbang lesson check 1.2"})
final class CheckCommand implements Callable<Integer> {

    static final int AT_A_TIME = 2;

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = CourseFolder.EXERCISE)
    private String word;

    @Option(names = "--all", description = "all exercises, a line each")
    private boolean isAll;

    @Option(names = "--solution", description = "the course's solutions instead of your copies; nothing is recorded")
    private boolean isSolution;

    @Option(names = "--json", description = "for other programs to read")
    private boolean isJson;

    private final Show show = Show.forTerminal();
    private final Progress progress = show.progress();

    @Override
    public Integer call() throws Exception {
        var course = CourseFolder.here();
        var screen = new DisposableJvm.Screen(show.width(), false);
        try (var checker = new Checker(course.root(), screen)) {
            checker.tell(progress::update);
            return isAll ? checkAll(course, checker) : checkOne(course, course.exercise(word), checker);
        } finally {
            progress.close();
        }
    }

    private int checkOne(CourseFolder course, Exercise exercise, Checker checker) {
        var verdict = check(course, exercise, checker);
        progress.close();
        if (isJson) {
            System.out.println(verdict.json());
        } else {
            System.out.println("%s %s: %s\n\n%s".formatted(exercise.id(), exercise.name(), exercise.task(), verdict.text()));
            tellNext(course, verdict);
        }
        return verdict.exitCode();
    }

    private Verdict check(CourseFolder course, Exercise exercise, Checker checker) {
        var verdict = checker.check(exercise, source(course, exercise));
        if (!isSolution && verdict.status() != Verdict.Status.ERROR) {
            course.progress().attempted(exercise.name(), verdict.isPassed());
        }
        return verdict;
    }

    private Path source(CourseFolder course, Exercise exercise) {
        return Root.shorten(isSolution ? exercise.solution() : course.practice().copy(exercise));
    }

    private void tellNext(CourseFolder course, Verdict verdict) {
        if (verdict.isPassed() && !isSolution) {
            System.out.println("\nNext: " + course.current().map(exercise -> "%s %s: %s".formatted(exercise.id(), exercise.name(),
                exercise.task())).orElse("every exercise is done"));
        }
    }

    /// @return the highest exit code of all
    private int checkAll(CourseFolder course, Checker checker) throws InterruptedException, ExecutionException {
        var verdicts = new LinkedHashMap<Exercise, Future<Verdict>>();
        try (var pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            course.exercises().forEach(exercise -> verdicts.put(exercise, pool.submit(() -> check(course, exercise, checker))));
            return isJson ? printJson(verdicts) : print(verdicts);
        }
    }

    private int print(Map<Exercise, Future<Verdict>> verdicts) throws InterruptedException, ExecutionException {
        var exitCode = 0;
        for (var each : verdicts.entrySet()) {
            var verdict = each.getValue().get();
            progress.close();
            System.out.println("[%s] %s %s%s".formatted(verdict.isPassed() ? "x" : " ", each.getKey().id(), each.getKey().name(),
                verdict.isPassed() ? "" : ": " + verdict.message().lines().findFirst().orElse("")));
            exitCode = Math.max(exitCode, verdict.exitCode());
        }
        return exitCode;
    }

    /// An object of verdicts by the names of exercises.
    private static int printJson(Map<Exercise, Future<Verdict>> verdicts) throws InterruptedException, ExecutionException {
        var all = new JsonObject();
        var exitCode = 0;
        for (var each : verdicts.entrySet()) {
            var verdict = each.getValue().get();
            all.add(each.getKey().name(), JsonParser.parseString(verdict.json()));
            exitCode = Math.max(exitCode, verdict.exitCode());
        }
        System.out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
        return exitCode;
    }
}
