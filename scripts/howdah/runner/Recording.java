package howdah.runner;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import howdah.course.Course;
import howdah.show.Show;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the steps of a lesson showed when they ran last, and how long they took; kept in a file, without passwords.
final class Recording {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// @param source       the step's code then: the recording of other code is worth nothing
    /// @param recorded     when that was, in ISO 8601
    /// @param milliseconds how long it took
    record Entry(String source, String recorded, long milliseconds, List<String> shown) {
    }

    /// @param steps by title
    private record Content(int version, Map<String, Entry> steps) {
    }

    private final Path file;
    private final Map<String, Entry> steps = new LinkedHashMap<>();

    Recording(Path file) {
        this.file = file;
        try {
            var content = GSON.fromJson(DemoFiles.read(file), Content.class);
            if (content != null && content.version() == 1 && content.steps() != null) {
                steps.putAll(content.steps());
            }
        } catch (JsonParseException broken) {
            // the next run records anew
        }
    }

    /// What was recorded of the step, if its code is the same still.
    Optional<Entry> of(Course.Step step) {
        return Optional.ofNullable(steps.get(step.title())).filter(entry -> step.source().equals(entry.source()));
    }

    void keep(Course.Step step, Walk.Result result) {
        var shown = result.shown().stream().map(Show::withoutPasswords).toList();
        steps.put(step.title(), new Entry(step.source(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            result.nanoseconds() / 1_000_000, shown));
        DemoFiles.write(file, GSON.toJson(new Content(1, steps)) + "\n");
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }
}
