package howdah.runner;

import howdah.course.Course;
import howdah.database.Database;
import howdah.database.OwnServer;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A lesson in front of an audience: its steps run on a server of its own and are recorded; where one fails, it
/// shows what was recorded the last time. Each way through it begins on a new server, and none is left in the end.
final class Performance implements AutoCloseable {

    /// What a step gave.
    ///
    /// @param recorded when that was, if it is shown from the recording; else null
    /// @param error    why the step has failed; empty if it has not
    /// @param exitCode 0 also if a recording stands in for a step that has failed
    record Outcome(List<String> shown, String recorded, String error, int exitCode) {

        boolean isFailed() {
            return exitCode != 0;
        }
    }

    private final Recording recording;
    private final Walk walk;

    /// @throws Failure if the lesson cannot be compiled
    Performance(Path root, Course.Lesson lesson, DisposableJvm.Screen screen, Database.Listener listener) {
        recording = new Recording(DemoFiles.here().recording(lesson.name()));
        walk = new Walk(lesson.file(), root, screen, true, listener);
    }

    /// The lesson, as its file was when a step was run last.
    Course.Lesson lesson() {
        return walk.lesson();
    }

    Walk walk() {
        return walk;
    }

    /// The server on which the faults are played; null while there is none.
    OwnServer server() {
        return walk.server();
    }

    /// Nobody will go back.
    void straightThrough() {
        walk.straightThrough();
    }

    private Course.Step step(int number) {
        return lesson().steps().get(number - 1);
    }

    /// Runs a step.
    ///
    /// @param told gets what it tells as it comes
    Outcome run(int number, Consumer<Message> told) {
        Walk.Result result;
        try {
            result = walk.run(number, told);
        } catch (Failure failure) {
            return standIn(number, failure.getMessage(), failure.exitCode());
        }
        if (result.isFailed()) {
            return result.exitCode() == Failure.INTERRUPTED
                ? new Outcome(result.shown(), null, result.error(), result.exitCode())
                : standIn(number, result.error(), result.exitCode());
        }
        recording.keep(step(number), result);
        return new Outcome(result.shown(), null, "", 0);
    }

    /// What was recorded of a step, instead of running it.
    Outcome recorded(int number) {
        return standIn(number, "There is no recording of this step.", Failure.NOT_RIGHT_YET);
    }

    private Outcome standIn(int number, String why, int exitCode) {
        return recording.of(step(number)).map(entry -> new Outcome(entry.shown(), entry.recorded(), why, 0))
            .orElseGet(() -> new Outcome(List.of(), null, why, exitCode));
    }

    @Override
    public void close() {
        walk.close();
    }
}
