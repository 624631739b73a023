package howdah.kernel.magic;

import howdah.course.Course;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Root;
import java.util.stream.Collectors;

/// `%reset`: an exercise as it was at first.
final class ResetMagic implements Magic {

    private final Teaching teaching;

    ResetMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String help() {
        return """
            Shows the cells of an exercise as they were at first, and gives you a fresh copy of its file.

            %reset [EXERCISE]

            Your old copy is kept beside it. A cell that you have changed is yours: copy over it what this shows.

            Example: %reset secondRow
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var exercise = teaching.exercise(arguments);
        var practice = teaching.learner().practice();
        var kept = practice.reset(exercise);
        teaching.forgetMapper(exercise.name());
        var told = Root.shorten(practice.copy(exercise)) + " is as new."
            + kept.stream().map(file -> "\nYour old one: " + Root.shorten(file)).collect(Collectors.joining());
        var cells = Course.cells(exercise).stream().map(Course.CodeCell::source).toList();
        notebook.output().display(Bundle.ofHtml(told + "\n\nThe cells as they were at first:\n\n" + String.join("\n\n", cells),
            "<p>%s</p><p>The cells as they were at first:</p>%s".formatted(Text.escaped(told).replace("\n", "<br>"),
                cells.stream().map(cell -> "<pre>%s</pre>".formatted(Text.escaped(cell))).collect(Collectors.joining("<hr>")))));
        return null;
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return teaching.complete(source, cursor);
    }
}
