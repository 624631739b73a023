package howdah.runner;

import howdah.check.Checker;
import howdah.jvm.DisposableJvm;
import howdah.show.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson watch`: leads from exercise to exercise.
@Command(name = "watch", description = "Checks the exercise you are on at every save, and leads on to the next one.",
    footer = {"", "Example: jbang lesson watch"})
final class WatchCommand implements Callable<Integer> {

    private static final int USUAL_COLUMNS = 80;

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = CourseFolder.EXERCISE)
    private String word;

    @Option(names = "--auto-next", description = "goes on by itself once an exercise is passed")
    private boolean goesOn;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        if (course.exercises().isEmpty()) {
            throw Failure.usage("The course in %s has no exercises.".formatted(course.root()))
                .next("`jbang lesson new` makes some");
        }
        var first = word != null ? course.exercise(word) : course.current().orElse(null);
        try (var screen = Console.isThere() ? new TerminalWatchScreen(Console.open()) : new PlainWatchScreen();
             var checker = new Checker(course.root(), new DisposableJvm.Screen(USUAL_COLUMNS, false));
             var watch = new Watch(course, screen, checker, goesOn)) {
            return watch.run(first);
        }
    }
}
