package howdah.runner;

import com.google.gson.GsonBuilder;
import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.course.Course.Outline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang lesson list`: lessons and exercises, and which are done.
@Command(name = "list", description = "Lists lessons and exercises: [x] is done, [>] is the one you are on.",
    footer = {"", "Example: jbang lesson list --json"})
final class ListCommand implements Callable<Integer> {

    /// A lesson as other programs read it.
    record LessonLine(int number, String name, String title, List<ExerciseLine> exercises) {
    }

    /// An exercise as other programs read it; times as ISO 8601 has them, null for what has not happened.
    record ExerciseLine(String id, String name, String task, int attempts, int hints, String passed, String gaveUp) {
    }

    /// The whole list.
    ///
    /// @param current the name of the exercise one is on, null if all are done
    record CourseLines(String current, List<LessonLine> lessons) {
    }

    @Option(names = "--json", description = "for other programs to read")
    private boolean isJson;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        if (isJson) {
            System.out.println(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create()
                .toJson(lines(course)));
        } else {
            System.out.print(course.learner().list());
        }
        return 0;
    }

    private static CourseLines lines(CourseFolder course) {
        var exercises = course.exercises();
        var current = exercises.stream().filter(exercise -> !course.isPassed(exercise)).findFirst();
        var lessons = course.lessons().stream().map(Course::outline).map(lesson -> line(course, lesson, exercises)).toList();
        return new CourseLines(current.map(Exercise::name).orElse(null), lessons);
    }

    private static LessonLine line(CourseFolder course, Outline lesson, List<Exercise> exercises) {
        return new LessonLine(lesson.number(), lesson.name(), lesson.title(), exercises.stream()
            .filter(exercise -> exercise.lesson() == lesson.number()).map(exercise -> line(course, exercise)).toList());
    }

    private static ExerciseLine line(CourseFolder course, Exercise exercise) {
        var state = course.progress().of(exercise.name());
        return new ExerciseLine(exercise.id(), exercise.name(), exercise.task(), state.attempts(), state.hints(),
            text(state.passed()), text(state.gaveUp()));
    }

    private static String text(Optional<?> time) {
        return time.map(Object::toString).orElse(null);
    }
}
