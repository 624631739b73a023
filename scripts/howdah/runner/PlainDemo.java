package howdah.runner;

import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import howdah.show.Show;
import java.nio.file.Path;

/// A demo where there is no terminal: all steps, one after the other, as text.
final class PlainDemo {

    private static final int COLUMNS = 100;

    private final Path root;
    private final Course.Lesson lesson;
    private final StepText text = new StepText(Show.plain(), COLUMNS);

    PlainDemo(Path root, Course.Lesson lesson) {
        this.root = root;
        this.lesson = lesson;
    }

    /// @return the exit code: that of the step that failed without a recording
    int run() {
        var told = new Told();
        try (var performance = new Performance(root, lesson, new DisposableJvm.Screen(COLUMNS, false), told)) {
            told.end();
            performance.straightThrough();
            for (var step : performance.lesson().steps()) {
                System.out.println((step.number() == 1 ? "" : "\n") + text.prose(step) + "\n\n" + text.code(step.source()) + "\n");
                var outcome = performance.run(step.number(), message -> { });
                outcome.shown().forEach(System.out::println);
                if (outcome.recorded() != null) {
                    System.out.println("(recorded on %s)".formatted(outcome.recorded()));
                }
                if (outcome.isFailed()) {
                    System.out.flush();
                    System.err.println(outcome.error());
                    return outcome.exitCode();
                }
            }
        }
        return 0;
    }
}
