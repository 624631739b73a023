package howdah.runner;

import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A demo without an audience: runs each step, records it, and tells what would go wrong on a projector.
final class Rehearsal {

    private static final long SLOW_MILLISECONDS = 5000;

    private final Path root;
    private final Course.Lesson lesson;
    private final int columns;
    private final int rows;

    /// @param columns of the projector's screen, without its margins
    /// @param rows    of it
    Rehearsal(Path root, Course.Lesson lesson, int columns, int rows) {
        this.root = root;
        this.lesson = lesson;
        this.columns = columns;
        this.rows = rows;
    }

    /// @return the exit code: that of the step that failed
    int run() {
        var warnings = new ArrayList<String>();
        var recording = new Recording(DemoFiles.here().recording(lesson.name()));
        var told = new Told();
        long total = 0;
        try (var walk = new Walk(lesson.file(), root, new DisposableJvm.Screen(columns, true), true, told).straightThrough()) {
            told.end();
            for (var step : lesson.steps()) {
                var result = walk.run(step.number(), message -> { });
                if (result.isFailed()) {
                    System.err.println(result.error());
                    return result.exitCode();
                }
                recording.keep(step, result);
                total += result.nanoseconds();
                System.out.printf("%8s  %d. %s%n", StepText.duration(result.nanoseconds()), step.number(), step.title());
                warnings.addAll(warnings(step, result));
            }
        }
        System.out.printf("%8s  in all, without a word said%n", StepText.duration(total));
        warnings.forEach(System.out::println);
        return 0;
    }

    private List<String> warnings(Course.Step step, Walk.Result result) {
        var warnings = new ArrayList<String>();
        if (result.nanoseconds() / 1_000_000 > SLOW_MILLISECONDS) {
            warnings.add("Step %d took %s: what do you say meanwhile?".formatted(step.number(), StepText.duration(result.nanoseconds())));
        }
        var lines = result.shown().stream().mapToLong(text -> text.lines().count()).sum();
        if (lines > rows - 4) {
            warnings.add("Step %d shows %d lines: too many for a projector of %d.".formatted(step.number(), lines, rows));
        }
        var widest = step.source().lines().mapToInt(String::length).max().orElse(0);
        if (widest > columns) {
            warnings.add("The code of step %d is %d columns wide: more than the %d of the screen.".formatted(step.number(), widest, columns));
        }
        return warnings;
    }
}
