package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import howdah.show.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson export`: a lesson and what it shows, as one file.
@Command(name = "export", description = "Runs a lesson and writes it down with its real output, as one self-contained file.",
    footer = {"", "Example: jbang lesson export 1 --to slides"})
final class ExportCommand implements Callable<Integer> {

    /// What can be written.
    enum Format { html, slides, md }

    @Parameters(paramLabel = "LESSON", description = CourseFolder.LESSON)
    private String word;

    @Option(names = "--to", paramLabel = "FORMAT", required = true,
        description = "html (a page), slides (a step each; arrow keys) or md (Markdown)")
    private Format format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
        description = "where to, - for standard output; else lessonNN.html, lessonNN-slides.html or lessonNN.md here")
    private String output;

    @Override
    public Integer call() {
        var lesson = Course.lesson(CourseFolder.here().lesson(word));
        var shown = LessonOutput.of(lesson, new Told());
        if (shown.exitCode() != 0 || !shown.error().isEmpty()) {
            System.err.println(shown.error());
            return Math.max(Failure.NOT_RIGHT_YET, shown.exitCode());
        }
        write(lesson, switch (format) {
            case html -> HtmlPage.of(lesson, shown.steps());
            case slides -> SlidesPage.of(lesson, shown.steps());
            case md -> MarkdownPage.of(lesson, shown.steps());
        });
        return 0;
    }

    private void write(Course.Lesson lesson, String text) {
        if ("-".equals(output)) {
            System.out.print(text);
            return;
        }
        var file = Path.of(output != null ? output : lesson.name() + switch (format) {
            case html -> ".html";
            case slides -> "-slides.html";
            case md -> ".md";
        });
        try {
            Files.writeString(file, text);
            System.out.println(Root.shorten(file) + ": written");
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be written.".formatted(file)).cause(failure).next("name another file by -o FILE");
        }
    }
}
