package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `%hint`: one hint more each time.
final class HintMagic implements Magic {

    private final Teaching teaching;

    HintMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "hint";
    }

    @Override
    public String help() {
        return """
            Shows the hints of an exercise: one more each time.

            %hint [EXERCISE]

            Example: %hint secondRow
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var exercise = teaching.exercise(arguments);
        var shown = teaching.learner().hint(exercise);
        teaching.prepare(exercise);
        var head = "%s %s: %s".formatted(exercise.id(), exercise.name(), exercise.task());
        var last = "There are no more; `%%solution %s --give-up` shows the solution.".formatted(exercise.name());
        var hints = IntStream.range(0, shown.hints().size())
            .mapToObj(at -> "Hint %d of %d: %s".formatted(at + 1, shown.all(), shown.hints().get(at))).toList();
        var text = head + "\n\n" + String.join("\n\n", hints) + (shown.isLast() ? "\n\n" + last : "");
        var html = hints.stream().map(hint -> "<li style=\"list-style:none\">%s</li>".formatted(Text.withCode(hint)))
            .collect(Collectors.joining("", "<p><b>%s</b></p><ul>".formatted(Text.escaped(head)), "</ul>"));
        notebook.output().display(Bundle.ofHtml(text, html + (shown.isLast() ? "<p>" + Text.withCode(last) + "</p>" : "")));
        return null;
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return teaching.complete(source, cursor);
    }
}
