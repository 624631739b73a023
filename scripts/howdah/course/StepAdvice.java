package howdah.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is unusual in a step: its length.
final class StepAdvice {

    private StepAdvice() {
    }

    static List<Course.Finding> of(Path file, List<Course.Step> steps) {
        var advice = new ArrayList<Course.Finding>();
        for (var step : steps) {
            var lines = step.source().lines().filter(line -> !line.isBlank()).count();
            if (lines < 3 || lines > 20) {
                advice.add(advice(file, step, "%d lines of code".formatted(lines), "3 to 20 show one idea"));
            }
            var words = step.prose().isBlank() ? 0 : step.prose().strip().split("\\s+").length;
            if (words < 20 || words > 60) {
                advice.add(advice(file, step, "%d words of prose".formatted(words), "20 to 60 are read"));
            }
        }
        return advice;
    }

    private static Course.Finding advice(Path file, Course.Step step, String what, String remedy) {
        return new Course.Finding(file, step.line(), "step %d, %s".formatted(step.number(), what), remedy, true);
    }
}
