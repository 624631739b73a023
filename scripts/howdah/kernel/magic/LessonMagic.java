package howdah.kernel.magic;

import howdah.course.Course;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `%lesson`: where one is, which lessons there are, and the way to another one.
final class LessonMagic implements Magic {

    private static final String LIST = "list";

    private final Teaching teaching;

    LessonMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "lesson";
    }

    @Override
    public String help() {
        return """
            Tells where you are in the course, lists it, or leads to the notebook of a lesson.

            %lesson
            %lesson list
            %lesson LESSON

            A lesson is named by its number (3) or its name (lesson03). Its notebook is a copy of your own, under practice/.

            Example: %lesson 3
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var learner = teaching.learner();
        switch (arguments) {
            case "" -> notebook.output().display(Bundle.ofText(learner.whereabouts().map(here -> here
                + "\n\nNext:  solve it in its cell or there; `%hint` helps, `%lesson list` shows all").orElse("""
                Every exercise is done.
                Next:  %lesson list""")));
            case LIST -> notebook.output().display(Bundle.ofText(learner.list().stripTrailing()));
            default -> notebook.output().display(link(Course.outline(Course.find(learner.lessons(), arguments)),
                learner.practice().notebook(Course.find(learner.lessons(), arguments))));
        }
        return null;
    }

    /// Front ends follow a link from where the notebook lies.
    private static Bundle link(Course.Outline lesson, Path copy) {
        var here = Path.of("").toAbsolutePath();
        var file = here.getRoot().equals(copy.toAbsolutePath().getRoot())
            ? here.relativize(copy.toAbsolutePath()).toString().replace('\\', '/') : copy.toString();
        return Bundle.ofHtml("Lesson %d: %s%nYour copy: %s".formatted(lesson.number(), lesson.title(), file),
            "<p>Lesson %d: %s<br>Your copy: <a href=\"%s\" target=\"_blank\">%s</a></p>".formatted(lesson.number(),
                Text.escaped(lesson.title()), Text.escaped(file), Text.escaped(file)));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        var lessons = notebook.course()
            .map(course -> Course.lessons(course.resolve("lessons")).stream().map(Course::outline).toList())
            .orElse(List.of());
        var names = lessons.stream().flatMap(lesson -> Stream.of(lesson.name(), String.valueOf(lesson.number())));
        return Words.complete(source, cursor, "lesson", Stream.concat(Stream.of(LIST), names).toList(), name -> lessons.stream()
            .filter(lesson -> lesson.name().equals(name) || String.valueOf(lesson.number()).equals(name))
            .map(Course.Outline::title).findFirst().orElse(""));
    }
}
