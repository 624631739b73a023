package howdah.runner;

import howdah.course.Course.Exercise;
import java.util.List;
import java.util.function.IntConsumer;

/// All exercises, to go to one of them.
///
/// @param chosen its place, counted from 0
record ExerciseList(CourseFolder course, List<Exercise> exercises, int chosen, IntConsumer open) implements Overlay {

    private static final int LINES_ABOVE = 3;

    @Override
    public String body(String body) {
        var text = new StringBuilder();
        for (var exercise : exercises) {
            text.append("%s [%s] %s %s%n".formatted(exercise == exercises.get(chosen) ? ">" : " ",
                course.isPassed(exercise) ? "x" : " ", exercise.id(), exercise.name()));
        }
        return text.toString();
    }

    @Override
    public String keys() {
        return exercises.get(chosen).task() + "\nup, down · Enter goes there · Esc back";
    }

    @Override
    public Overlay press(String key) {
        return switch (key) {
            case Keys.UP, "p" -> move(-1);
            case Keys.DOWN, "n" -> move(1);
            case Keys.ENTER -> {
                open.accept(chosen);
                yield null;
            }
            default -> null;
        };
    }

    private ExerciseList move(int by) {
        return new ExerciseList(course, exercises, Math.clamp(chosen + by, 0, exercises.size() - 1), open);
    }

    @Override
    public int line() {
        return Math.max(0, chosen - LINES_ABOVE);
    }
}
