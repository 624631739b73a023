package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// `%solution`: what the solution has that the stub has not stands marked.
final class SolutionMagic implements Magic {

    private static final String GIVE_UP = "--give-up";

    private final Teaching teaching;

    SolutionMagic(Teaching teaching) {
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "solution";
    }

    @Override
    public String help() {
        return """
            Shows the solution of an exercise, once your own passes its check.

            %solution [EXERCISE] [--give-up]

              --give-up  shows it in any case; that is recorded

            Example: %solution secondRow
            """;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) {
        var words = new ArrayList<>(Words.of(arguments));
        var isGivingUp = words.remove(GIVE_UP);
        var exercise = teaching.exercise(String.join(" ", words));
        var solution = teaching.learner().solution(exercise, isGivingUp);
        var head = "%s %s: %s".formatted(exercise.id(), exercise.name(), exercise.task());
        var lines = solution.lines().map(line -> line.startsWith("+ ")
            ? "<span style=\"background:rgba(46,158,91,0.25)\">%s</span>".formatted(Text.escaped(line)) : Text.escaped(line));
        notebook.output().display(Bundle.ofHtml(head + "\n\n" + solution.stripTrailing(),
            "<p><b>%s</b></p><pre>%s</pre>".formatted(Text.escaped(head), lines.collect(Collectors.joining("\n")))));
        return null;
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return teaching.complete(source, cursor, GIVE_UP);
    }
}
