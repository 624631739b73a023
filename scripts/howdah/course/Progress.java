package howdah.course;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import howdah.show.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// How far a learner is: a small JSON file in his own folder, by the names of exercises and lessons.
///
/// Each call reads the file anew, and each change is written at once, so that two programs at a time lose nothing of each
/// other's. A file that cannot be understood is kept aside as `….broken-TIME`, and begun anew.
public final class Progress {

    private static final String EXERCISES = "exercises";
    private static final String LESSONS = "lessons";

    /// How far a learner is with one exercise.
    ///
    /// @param attempts how often its check has given a verdict
    /// @param passed   when it passed for the first time
    /// @param hints    how many were shown
    /// @param gaveUp   when he had the solution shown without having passed
    public record State(int attempts, Optional<Instant> passed, int hints, Optional<Instant> gaveUp) {

        public boolean isPassed() {
            return passed.isPresent();
        }

        public boolean isGivenUp() {
            return gaveUp.isPresent();
        }
    }

    private final ProgressFile file;

    /// @param file    made when there is something to keep; what is made is its owner's alone
    /// @param notices told what a person should know: that a file was broken
    public Progress(Path file, Consumer<String> notices) {
        this.file = new ProgressFile(file, notices);
    }

    /// Where it is kept: `HOWDAH_PROGRESS`, else `progress.json` in the folder that [Home#data] tells.
    public static Path file(Map<String, String> environment) {
        var named = environment.getOrDefault("HOWDAH_PROGRESS", "");
        return named.isBlank() ? Home.data(environment).resolve("progress.json") : Path.of(named).toAbsolutePath();
    }

    /// Whether nothing was kept yet: a learner's first time.
    public boolean isEmpty() {
        var all = file.read();
        return ProgressFile.member(all, EXERCISES).isEmpty() && ProgressFile.member(all, LESSONS).isEmpty();
    }

    /// How far he is with that exercise.
    public State of(String exercise) {
        var state = ProgressFile.member(ProgressFile.member(file.read(), EXERCISES), exercise);
        return new State(number(state, "attempts"), time(state, "passed"), number(state, "hints"), time(state, "gaveUp"));
    }

    /// The step of a lesson at which he stopped, counted from 1; 0 if he has not begun it.
    public int step(String lesson) {
        return number(ProgressFile.member(ProgressFile.member(file.read(), LESSONS), lesson), "step");
    }

    /// A check has given its verdict.
    public void attempted(String exercise, boolean isPassed) {
        change(EXERCISES, exercise, state -> {
            state.addProperty("attempts", number(state, "attempts") + 1);
            if (isPassed) {
                stamp(state, "passed");
            }
        });
    }

    /// One more hint was shown.
    ///
    /// @return how many were, this one included
    public int hintShown(String exercise) {
        return number(change(EXERCISES, exercise, state -> state.addProperty("hints", number(state, "hints") + 1)), "hints");
    }

    /// He had the solution shown without having passed.
    public void gaveUp(String exercise) {
        change(EXERCISES, exercise, state -> stamp(state, "gaveUp"));
    }

    /// He stopped a lesson at that step, counted from 1; 0 for one that he is through with.
    public void stoppedAt(String lesson, int step) {
        change(LESSONS, lesson, state -> state.addProperty("step", step));
    }

    private JsonObject change(String kind, String name, Consumer<JsonObject> change) {
        return file.change(all -> {
            var state = ProgressFile.member(ProgressFile.member(all, kind), name);
            change.accept(state);
            return state;
        });
    }

    private static void stamp(JsonObject state, String event) {
        if (time(state, event).isEmpty()) {
            state.addProperty(event, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private static int number(JsonObject state, String name) {
        return state.get(name) instanceof JsonPrimitive value && value.isNumber() ? value.getAsInt() : 0;
    }

    private static Optional<Instant> time(JsonObject state, String name) {
        try {
            return state.get(name) instanceof JsonPrimitive value
                ? Optional.of(Instant.parse(value.getAsString())) : Optional.empty();
        } catch (DateTimeParseException strange) {
            return Optional.empty();
        }
    }
}
