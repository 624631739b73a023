package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson play`: a lesson step by step, at the learner's own pace, forwards and backwards.
@Command(name = "play", description = {"Leads through a lesson step by step; it can be left and gone on with, and each step can be undone.",
    "Keys: Enter run, then next · b back · r run again · g go to a step · c code from above main · s its statements · "
        + "l list · ? help · q quit. Without a terminal all steps are run straight through."},
    footer = {"", "Example: jbang lesson play 1 --from 3"})
final class PlayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", arity = "0..1", description = CourseFolder.LESSON_OR_YOURS)
    private String word;

    @Option(names = "--from", paramLabel = "STEP", description = "the step to begin with; else the one where you stopped")
    private Integer from;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var lesson = Course.lesson(course.lessonOrYours(word));
        requireStep(lesson);
        if (!Console.isThere()) {
            return new PlainPlay(course.root(), lesson, from == null ? 1 : from).run();
        }
        try (var play = new Play(course, lesson.file())) {
            return play.run(from == null ? course.progress().step(lesson.name()) : from, from != null);
        }
    }

    private void requireStep(Course.Lesson lesson) {
        var steps = lesson.steps().size();
        if (from != null && (from < 1 || from > steps)) {
            throw Failure.usage("%s has no step %d.".formatted(lesson.name(), from)).next("give a number from 1 to " + steps);
        }
    }
}
