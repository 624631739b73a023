package howdah.course;

import howdah.course.Course.Exercise;
import howdah.show.Failure;
import howdah.show.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Somebody who goes through a course, at a terminal or in a notebook: what he is on, what he was told.
///
/// @param course   the folder in which `lessons` lies
/// @param progress how far he is
/// @param command  how he calls what somebody at a terminal calls by these words: `hint secondRow`
public record Learner(Path course, Progress progress, UnaryOperator<String> command) {

    /// The hints of an exercise that he has been shown so far.
    ///
    /// @param hints  from a nudge on
    /// @param all    how many the exercise has
    /// @param isLast whether there was no further one to be shown
    public record Hints(List<String> hints, int all, boolean isLast) {
    }

    /// The folder of the lessons.
    public Path lessons() {
        return course.resolve("lessons");
    }

    public Practice practice() {
        return new Practice(course);
    }

    public List<Exercise> exercises() {
        return Course.exercises(lessons());
    }

    /// The exercise that he means.
    ///
    /// @param word its name or its place; null for the one that he is on
    /// @throws Failure if there is none
    public Exercise exercise(String word) {
        return word != null ? Course.exercise(lessons(), word)
            : current().orElseThrow(() -> Failure.usage("Every exercise is done.")
                .next("name one: %s shows them".formatted(quoted("list"))));
    }

    /// The first exercise whose check has not passed yet.
    public Optional<Exercise> current() {
        return exercises().stream().filter(exercise -> !isPassed(exercise)).findFirst();
    }

    public boolean isPassed(Exercise exercise) {
        return progress.of(exercise.name()).isPassed();
    }

    /// Shows him one hint more, if there is one.
    public Hints hint(Exercise exercise) {
        var hints = exercise.hints();
        var known = progress.of(exercise.name()).hints();
        var shown = known < hints.size() ? progress.hintShown(exercise.name()) : hints.size();
        return new Hints(hints.subList(0, Math.min(shown, hints.size())), hints.size(), known >= hints.size());
    }

    /// Shows him the solution, in which what is new stands marked; it is recorded if he gives up.
    ///
    /// @throws Failure if he has neither passed nor given up
    public String solution(Exercise exercise, boolean isGivingUp) {
        var state = progress.of(exercise.name());
        if (!state.isPassed() && !state.isGivenUp()) {
            if (!isGivingUp) {
                throw Failure.usage("The check of %s has not passed yet.".formatted(exercise.name()))
                    .next("%s helps; %s shows the solution all the same".formatted(quoted("hint " + exercise.name()),
                        quoted("solution " + exercise.name() + " --give-up")));
            }
            progress.gaveUp(exercise.name());
        }
        return Solution.text(exercise);
    }

    /// What he is on, in some lines; empty if every exercise is done.
    public Optional<String> whereabouts() {
        var exercises = exercises();
        return current().map(exercise -> {
            var lesson = Course.outline(Course.find(lessons(), String.valueOf(exercise.lesson())));
            return """
                %d of %d exercises are done.

                You are on lesson %d: %s
                Exercise %s, %s: %s
                Your copy: %s""".formatted(exercises.stream().filter(this::isPassed).count(), exercises.size(), lesson.number(),
                lesson.title(), exercise.id(), exercise.name(), exercise.task(), Root.shorten(practice().copy(exercise)));
        });
    }

    /// All lessons with their exercises: `[x]` is done, `[>]` is the one that he is on.
    public String list() {
        var exercises = exercises();
        var current = current();
        return Course.lessons(lessons()).stream().map(Course::outline).map(lesson -> "%2d  %s%n".formatted(lesson.number(),
            lesson.title()) + exercises.stream().filter(exercise -> exercise.lesson() == lesson.number())
                .map(exercise -> "    [%s] %s %s: %s%n".formatted(isPassed(exercise) ? "x" : current.equals(Optional.of(exercise))
                    ? ">" : " ", exercise.id(), exercise.name(), exercise.task())).collect(Collectors.joining()))
            .collect(Collectors.joining());
    }

    private String quoted(String words) {
        return "`" + command.apply(words) + "`";
    }
}
