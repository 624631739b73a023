package howdah.runner;

import howdah.check.Verdict;
import howdah.course.Course.Exercise;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The exercise that one is on: the learner's copy, the hints shown, and what was last found of it.
final class Watched {

    private static final String WELCOME = """
        Welcome. This is your own copy of the exercise: open it in an editor, and do what is asked there.
        Each save is checked at once. It is a program as well: jbang %s runs it.""";

    private static final String CHANGED = """
        The course has changed this exercise since you were given it. Yours stays as it is; the key r takes the new one.
        """;

    private final CourseFolder course;
    private final Exercise exercise;
    private final Path copy;
    private String note = "";
    private Verdict verdict;
    private boolean isChecking;
    private String reason = "";
    private boolean isTry;
    private int misses;

    /// @param folder the learner's folder of exercises
    Watched(CourseFolder course, Exercise exercise, Path folder) {
        this.course = course;
        this.exercise = exercise;
        copy = folder.resolve(exercise.name() + ".java");
    }

    Exercise exercise() {
        return exercise;
    }

    Path copy() {
        return copy;
    }

    /// What is watched over; a learner may give an exercise a mapper of its own, too.
    List<Path> files() {
        return List.of(copy, copy.resolveSibling(exercise.name() + ".xml"));
    }

    /// Sees to it that there is a copy, and notes what the course has changed meanwhile.
    void open() {
        try {
            course.practice().copy(exercise);
            var difference = course.practice().difference(exercise);
            note = difference.isEmpty() ? "" : CHANGED + difference;
        } catch (Failure unusable) {
            note = Show.forTerminal().error(unusable);
        }
    }

    /// A fresh copy.
    void reset() {
        try {
            var kept = course.practice().reset(exercise);
            note = kept.isEmpty() ? "It is as new."
                : "It is as new. Your old one is kept as %s.".formatted(kept.getFirst().getFileName());
        } catch (Failure unusable) {
            note = Show.forTerminal().error(unusable);
        }
    }

    /// One more hint.
    void hint() {
        if (hintsShown() < exercise.hints().size()) {
            course.progress().hintShown(exercise.name());
        }
    }

    private int hintsShown() {
        return Math.min(course.progress().of(exercise.name()).hints(), exercise.hints().size());
    }

    /// A check has begun.
    ///
    /// @param byLearner whether it counts as a try of his; one that found no database is still to be counted
    void checking(boolean byLearner) {
        isTry = byLearner || misses > 0 && isTry;
        isChecking = true;
        reason = "";
    }

    /// A check takes longer, because of that.
    void waits(String because) {
        reason = because;
    }

    void judged(Verdict now) {
        var isFirstPass = now.isPassed() && !hasPassed();
        isChecking = false;
        verdict = now;
        misses = now.exitCode() == Failure.NO_DATABASE ? misses + 1 : 0;
        if (isFirstPass || isTry && now.status() != Verdict.Status.ERROR) {
            course.progress().attempted(exercise.name(), now.isPassed());
        }
    }

    /// How often in a row there was no database.
    int misses() {
        return misses;
    }

    boolean isPassing() {
        return !isChecking && verdict != null && verdict.isPassed();
    }

    boolean isFailing() {
        return !isChecking && verdict != null && !verdict.isPassed();
    }

    boolean hasPassed() {
        return course.isPassed(exercise);
    }

    boolean mayShowSolution() {
        return hasPassed() || course.progress().of(exercise.name()).isGivenUp();
    }

    /// What is found, what there is to note, the hints shown.
    String text() {
        var parts = new ArrayList<>(List.of(found(), note));
        if (course.progress().of(exercise.name()).attempts() == 0) {
            parts.add(WELCOME.formatted(copy));
        }
        for (var hint = 1; hint <= hintsShown(); hint++) {
            parts.add("Hint %d of %d: %s".formatted(hint, exercise.hints().size(), exercise.hints().get(hint - 1)));
        }
        return String.join("\n\n", parts.stream().map(String::stripTrailing).filter(part -> !part.isEmpty()).toList());
    }

    private String found() {
        var isKnown = verdict != null && (!isChecking || misses > 0);
        return isKnown ? verdict.text() : reason.isEmpty() ? "Checking" : "Checking. " + reason;
    }
}
