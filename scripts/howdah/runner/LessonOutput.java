package howdah.runner;

import howdah.course.Course;
import howdah.jvm.Compiler;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.jvm.Program;
import howdah.jvm.ScratchFolder;
import howdah.maven.Libraries;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/// What the steps of a lesson show, as it is run now.
///
/// @param steps    the text of each; fewer, if it failed
/// @param error    what went wrong, told for people; empty if nothing did
/// @param exitCode that of the lesson
record LessonOutput(List<String> steps, String error, int exitCode) {

    private static final DisposableJvm.Screen PLAIN = new DisposableJvm.Screen(100, false);

    /// Runs a lesson in a JVM of its own.
    static LessonOutput of(Course.Lesson lesson, Told told) {
        var messages = new LinkedBlockingQueue<Message>();
        try (var scratch = ScratchFolder.make(); var jvm = DisposableJvm.forLesson(lesson.name(), PLAIN, Map.of(), messages::add)) {
            var program = compile(lesson, scratch.path());
            return read(messages, jvm, program, told);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new LessonOutput(List.of(), "Interrupted.", Failure.INTERRUPTED);
        } finally {
            told.end();
        }
    }

    private static Program compile(Course.Lesson lesson, Path folder) {
        try (var compiler = new Compiler()) {
            var libraries = Libraries.of(Course.libraries(lesson.file()));
            compiler.compile(List.of(lesson.file()), libraries, folder).stream().findFirst().ifPresent(problem -> {
                throw Failure.usage("%s does not compile: %s.".formatted(lesson.file(), problem.message()))
                    .where("%s, line %d".formatted(lesson.file(), problem.line()))
                        .next("`jbang lesson lint` tells all that is wrong");
            });
            return new Program(lesson.name(), lesson.file().getFileName().toString(),
                Stream.concat(Stream.of(folder), libraries.stream()).map(Path::toString).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LessonOutput read(BlockingQueue<Message> messages, DisposableJvm jvm, Program program, Told told)
            throws InterruptedException {
        var steps = new ArrayList<StringBuilder>();
        while (true) {
            switch (messages.take()) {
                case Message.Ready ready -> jvm.send(new Message.Begin(program, Integer.MAX_VALUE));
                case Message.Step step -> steps.add(new StringBuilder());
                case Message.Shown shown -> add(steps, shown.text());
                case Message.Output output -> add(steps, output.text().stripTrailing());
                case Message.Progress progress -> told.progress(progress.text());
                case Message.Warning warning -> told.warning(warning.text());
                case Message.Ended ended -> {
                    return new LessonOutput(steps.stream().map(StringBuilder::toString).toList(), ended.error(),
                        ended.exitCode());
                }
                case Message.Gone gone -> {
                    return new LessonOutput(List.of(), "The lesson has ended its JVM.", gone.exitCode());
                }
                default -> { }
            }
        }
    }

    /// An empty line stands between a table and what is shown beside it.
    private static void add(List<StringBuilder> steps, String text) {
        if (!steps.isEmpty()) {
            var shown = steps.getLast();
            shown.append(shown.isEmpty() ? "" : (shown + text).contains("\n") ? "\n\n" : "\n").append(text);
        }
    }
}
