package howdah.runner;

import howdah.course.Course;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A lesson as Markdown.
final class MarkdownPage {

    private MarkdownPage() {
    }

    /// @param shown what each step showed
    static String of(Course.Lesson lesson, List<String> shown) {
        var head = Stream.of("# %d. %s".formatted(lesson.number(), lesson.title()), lesson.comment(), block("java",
            lesson.imports()));
        var declarations = lesson.declarations().stream()
            .flatMap(declaration -> Stream.of(declaration.comment(), block("java", declaration.source())));
        var steps = lesson.steps().stream().flatMap(step -> Stream.of("## %d. %s".formatted(step.number(), step.title()),
            step.prose().strip(), block("java", step.source()), block("text", shown.get(step.number() - 1))));
        return Stream.of(head, declarations, steps).flatMap(each -> each).filter(each -> !each.isBlank())
            .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /// A fenced block, its fence longer than any row of backticks within; nothing, if it is empty.
    private static String block(String language, String text) {
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return text.isBlank() ? "" : fence + language + "\n" + text + "\n" + fence;
    }
}
