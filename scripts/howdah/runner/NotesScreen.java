package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import howdah.show.Show;
import java.time.Duration;

/// The speaker's own terminal: the notes of the step that the demo in another terminal is at.
final class NotesScreen {

    private static final long LOOK_MILLISECONDS = 200;

    private final Course.Lesson lesson;
    private final SpeakerNotes notes;

    NotesScreen(Course.Lesson lesson) {
        this.lesson = lesson;
        notes = new SpeakerNotes(lesson);
    }

    /// Follows the demo until somebody quits; without a terminal, prints the notes of all steps.
    ///
    /// @return the exit code
    int run() {
        if (!Console.isThere()) {
            for (var step : lesson.steps()) {
                System.out.println(notes.page(lesson, step.number(), Show.plain()) + "\n");
            }
            return 0;
        }
        try (var console = Console.open()) {
            console.takeScreen();
            return follow(console);
        }
    }

    private int follow(Console console) {
        var shown = "";
        while (true) {
            var page = page(console);
            if (!page.equals(shown)) {
                console.print("\u001b[H\u001b[2J" + page);
                shown = page;
            }
            switch (console.poll(LOOK_MILLISECONDS)) {
                case Console.Key(var key) when key.equals("q") || key.equals(Keys.CTRL_D) -> {
                    return 0;
                }
                case Console.Key(var key) when key.equals(Keys.CTRL_C) -> {
                    return Failure.INTERRUPTED;
                }
                case Console.HangUp hangUp -> {
                    return Failure.INTERRUPTED;
                }
                case null, default -> {
                    // look again
                }
            }
        }
    }

    private String page(Console console) {
        var show = Show.of(true, console.columns());
        var place = DemoPlace.of(lesson.name());
        if (place == null || place.step() > lesson.steps().size()) {
            return "No demo of lesson %d goes on. Waiting for `jbang lesson demo %d`.\n\nq quit".formatted(lesson.number(), lesson.number());
        }
        var minutes = Duration.ofMillis(System.currentTimeMillis() - place.started()).toMinutes();
        return "Step %d of %d, %s, %d min\n\n%s\n\nq quit".formatted(place.step(), lesson.steps().size(), place.state(), minutes,
            notes.page(lesson, place.step(), show));
    }
}
