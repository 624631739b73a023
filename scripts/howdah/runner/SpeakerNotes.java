package howdah.runner;

import howdah.course.Course;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the speaker wants to say, step by step: `lessons/notes/lesson05.md`, where `## Title` begins the notes of the step
/// of that title. They stand in no notebook and on no projector.
final class SpeakerNotes {

    private static final String HEADING = "## ";

    private final Map<String, String> byTitle = new HashMap<>();

    SpeakerNotes(Course.Lesson lesson) {
        var text = DemoFiles.read(file(lesson));
        for (var section : ("\n" + text.replace("\r\n", "\n")).split("\n" + HEADING, -1)) {
            var end = section.indexOf('\n');
            byTitle.put((end < 0 ? section : section.substring(0, end)).strip(), end < 0 ? "" : section.substring(end + 1).strip());
        }
    }

    static Path file(Course.Lesson lesson) {
        return lesson.file().resolveSibling("notes").resolve(lesson.name() + ".md");
    }

    /// Those of a step; empty if there are none.
    String of(Course.Step step) {
        return byTitle.getOrDefault(step.title(), "");
    }

    /// The step, its notes, and what comes next, as text.
    String page(Course.Lesson lesson, int number, Show show) {
        var step = lesson.steps().get(number - 1);
        var notes = of(step).isEmpty() ? "(no notes)" : of(step);
        var next = number < lesson.steps().size() ? "Next: " + lesson.steps().get(number).title() : "This is the last step.";
        return show.heading(number, step.title()) + "\n\n" + show.prose(notes) + "\n\n" + next;
    }
}
