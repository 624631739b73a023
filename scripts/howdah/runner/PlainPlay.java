package howdah.runner;

import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import howdah.show.Show;
import java.nio.file.Path;

/// A lesson where nobody sits at the keys: all steps straight through, with their code.
final class PlainPlay {

    private static final int COLUMNS = 100;

    private final Path root;
    private final Course.Lesson lesson;
    private final int from;
    private final StepText text = new StepText(Show.plain(), COLUMNS);

    /// @param from the first step that is told; those before it run silently
    PlainPlay(Path root, Course.Lesson lesson, int from) {
        this.root = root;
        this.lesson = lesson;
        this.from = from;
    }

    /// @return the exit code: that of the step that failed, if one did
    int run() {
        var told = new Told();
        try (var walk = new Walk(lesson.file(), root, new DisposableJvm.Screen(COLUMNS, false), false, told).straightThrough()) {
            told.end();
            for (var step : walk.lesson().steps().subList(from - 1, walk.lesson().steps().size())) {
                System.out.println((step.number() == from ? "" : "\n") + text.prose(step) + "\n\n" + text.code(step.source()) + "\n");
                var result = walk.run(step.number(), message -> print(text.told(message)));
                if (result.isFailed()) {
                    System.out.flush();
                    System.err.println(result.error());
                    return result.exitCode();
                }
            }
        }
        return 0;
    }

    private static void print(String told) {
        if (told != null) {
            System.out.println(told);
        }
    }
}
