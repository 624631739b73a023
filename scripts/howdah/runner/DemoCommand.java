package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson demo`: a lesson for an audience.
@Command(name = "demo", description = {"Shows a lesson on a projector, on a database server of its own.",
    "Any key types the step's code; Enter completes it, runs it, and goes to the next step; ← goes back, ? tells the other keys. "
        + "What each step shows is recorded, and shown when a step fails or on the key f."},
    footer = {"", "Example: jbang lesson demo 5 --auto --pace 1.5"})
final class DemoCommand implements Callable<Integer> {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    @Parameters(paramLabel = "LESSON", description = CourseFolder.LESSON)
    private String word;

    @Option(names = "--instant", description = "show the code at once instead of typing it")
    private boolean isInstant;

    @Option(names = "--auto", description = "run by itself from start to end")
    private boolean isAutomatic;

    @Option(names = "--pace", paramLabel = "FACTOR", defaultValue = "1", description = "how fast --auto goes: 2 is twice as fast")
    private double pace;

    @ArgGroup
    private Instead instead;

    /// What is done instead of the demo itself.
    static final class Instead {
        @Option(names = "--notes", description = "in a second terminal: your notes, which follow the demo (lessons/notes/LESSON.md)")
        private boolean isNotes;

        @Option(names = "--rehearse", description = "run and record all steps; tell how long each takes, and what does not fit")
        private boolean isRehearsal;
    }

    @Override
    public Integer call() {
        if (!(pace > 0)) {
            throw Failure.usage("The pace %s is not above 0.".formatted(pace)).next("give one such as 1.5");
        }
        var course = CourseFolder.here();
        var lesson = Course.lesson(course.lesson(word));
        if (instead != null && instead.isNotes) {
            return new NotesScreen(lesson).run();
        }
        if (instead != null && instead.isRehearsal) {
            return rehearse(course, lesson);
        }
        if (!Console.isThere()) {
            return new PlainDemo(course.root(), lesson).run();
        }
        try (var demo = new Demo(course.root(), lesson, isInstant, isAutomatic ? new Pace(pace) : null)) {
            return demo.run();
        }
    }

    private static int rehearse(CourseFolder course, Course.Lesson lesson) {
        if (!Console.isThere()) {
            return new Rehearsal(course.root(), lesson, COLUMNS, ROWS).run();
        }
        int columns;
        int rows;
        try (var console = Console.open()) {
            columns = new DemoPage(console).columns();
            rows = console.rows();
        }
        return new Rehearsal(course.root(), lesson, columns, rows).run();
    }
}
