package howdah.runner;

import howdah.course.Course;
import howdah.jvm.Compiler;
import howdah.jvm.Program;
import howdah.jvm.ScratchFolder;
import howdah.maven.Libraries;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A lesson's file, and the program that was compiled from it. An editor may change it at any time.
final class LessonSource implements AutoCloseable {

    private final Path file;
    private final ScratchFolder scratch = ScratchFolder.make();
    private final Compiler compiler = new Compiler();
    private Course.Lesson lesson;
    private String text;
    private List<Path> libraries = List.of();
    private int version;
    private boolean isCompiled;

    /// @throws Failure if there is no such lesson, or if it has no steps
    LessonSource(Path file) {
        this.file = file;
        read();
    }

    private void read() {
        text = text();
        lesson = Course.lesson(file);
        if (lesson.steps().isEmpty()) {
            var finding = lesson.findings().isEmpty() ? null : lesson.findings().getFirst();
            throw Failure.usage("%s has no steps%s.".formatted(file, finding == null ? "" : ": " + finding.what()))
                .where(finding == null ? null : "%s, line %d".formatted(file, finding.line()))
                .next("`jbang lesson lint %s` tells what a lesson needs".formatted(lesson.name()));
        }
    }

    private String text() {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be read.".formatted(file)).cause(failure).next("put the lesson's file back");
        }
    }

    Course.Lesson lesson() {
        return lesson;
    }

    /// Whether it works on a server of its own, which it stops and starts.
    boolean usesOwnServer() {
        return text.contains("ownServer()");
    }

    /// @throws Failure if it does not compile
    void compile() {
        var folder = folder();
        libraries = Libraries.of(Course.libraries(file));
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var problems = compiler.compile(List.of(file), libraries, folder);
        if (!problems.isEmpty()) {
            var first = problems.getFirst();
            throw Failure.usage("%s does not compile: %s".formatted(file, first.message().lines().findFirst().orElse("")))
                .where("%s, line %d".formatted(file, first.line())).next("correct it, then go on");
        }
        isCompiled = true;
    }

    private Path folder() {
        return scratch.path().resolve("" + version);
    }

    /// Reads and compiles it anew if it has changed.
    ///
    /// @return whether it has
    /// @throws Failure if it does not compile any more
    boolean refresh() {
        if (isCompiled && text().equals(text)) {
            return false;
        }
        isCompiled = false;
        version++;
        read();
        compile();
        return true;
    }

    /// @param root the course's folder, with its mappers
    Program program(Path root) {
        return new Program(lesson.name(), file.getFileName().toString(),
            Stream.concat(Stream.of(folder(), root), libraries.stream()).map(Path::toString).toList());
    }

    @Override
    public void close() {
        try (scratch) {
            compiler.close();
        } catch (IOException open) {
            // its jars are closed with the process
        }
    }
}
