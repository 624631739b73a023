package howdah.kernel.magic;

import howdah.course.Course;
import howdah.course.Course.CodeCell;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `%rewind`: the lesson as it was before one of its steps.
final class RewindMagic implements Magic {

    private static final String AS_GIVEN = "--as-given";
    private static final String STEP = "step-";

    private final Magics magics;
    private final Teaching teaching;

    RewindMagic(Magics magics, Teaching teaching) {
        this.magics = magics;
        this.teaching = teaching;
    }

    @Override
    public String name() {
        return "rewind";
    }

    @Override
    public String help() {
        return """
            Brings the lesson's database and variables to where they were before a step.

            %rewind STEP [--as-given]

            The database is made anew, and the cells of the earlier steps are run again, as you ran them last.

              --as-given  runs them as the lesson has them, whatever you have changed

            Example: %rewind 4
            """;
    }

    /// A cell that is to be run again.
    ///
    /// @param isOwn whether the learner's text differs from the lesson's
    private record Again(CodeCell given, String source, boolean isOwn) {
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var words = new ArrayList<>(Words.of(arguments));
        var isAsGiven = words.remove(AS_GIVEN);
        var cells = Course.cells(lesson(notebook));
        var step = step(words, cells);
        var ran = isAsGiven ? List.<Cell>of() : notebook.ran();
        var again = cells.stream().takeWhile(cell -> !cell.id().equals(STEP + step)).filter(cell -> !cell.source().isBlank())
            .map(cell -> again(cell, cells, ran)).toList();
        notebook.restart();
        for (var cell : again) {
            run(cell, step);
        }
        notebook.output().clear(true);
        notebook.output().display(Bundle.ofText(told(step, again)));
        return null;
    }

    private Path lesson(Notebook notebook) {
        var name = notebook.lesson().orElseThrow(() -> Failure.usage("This notebook belongs to no lesson.")
            .next("open a lesson's: %lesson list, then %lesson 1"));
        return Course.find(teaching.learner().lessons(), name);
    }

    private static int step(List<String> words, List<CodeCell> cells) {
        var steps = cells.stream().filter(cell -> cell.id().startsWith(STEP)).count();
        var isNumber = words.size() == 1 && words.getFirst().matches("[1-9]\\d{0,3}");
        if (!isNumber || Integer.parseInt(words.getFirst()) > steps) {
            throw Failure.usage(words.isEmpty() ? "%rewind wants the number of a step." : "This lesson has no step \"%s\"."
                .formatted(String.join(" ", words))).next("write a number from 1 to %d: %%rewind %1$d".formatted(steps));
        }
        return Integer.parseInt(words.getFirst());
    }

    /// As it was run last: known by its id, or by its text, or else by its being more like this cell than like any other.
    private static Again again(CodeCell cell, List<CodeCell> all, List<Cell> ran) {
        var source = ran.reversed().stream().filter(each -> isOf(each, cell, all)).map(Cell::source).findFirst()
            .orElse(cell.source());
        return new Again(cell, source, !source.strip().equals(cell.source().strip()));
    }

    private static boolean isOf(Cell ran, CodeCell cell, List<CodeCell> all) {
        if (all.stream().anyMatch(each -> each.id().equals(ran.id()))) {
            return ran.id().equals(cell.id());
        }
        return Likeness.nearest(ran.source(), all.stream().map(CodeCell::source).toList())
            .map(nearest -> nearest.equals(cell.source())).orElse(false);
    }

    private void run(Again cell, int step) throws Exception {
        try {
            magics.run(cell.source(), 1);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            throw Failure.usage("The cell \"%s\" fails as it was run last, so that step %d cannot be reached."
                    .formatted(cell.given().id(), step)).cause(failure)
                .next("correct it and run it, or run the lesson's own: %%rewind %d %s".formatted(step, AS_GIVEN));
        }
    }

    private static String told(int step, List<Again> again) {
        var own = again.stream().filter(Again::isOwn).map(cell -> cell.given().id()).collect(Collectors.joining(", "));
        return "The lesson is where it was before step %d: a fresh database%s.%s%nNext: run the cell of step %1$d".formatted(step,
            again.isEmpty() ? "" : ", then " + again.stream().map(cell -> cell.given().id()).collect(Collectors.joining(", ")),
            own.isEmpty() ? "" : "%nAs you have changed them: %s.".formatted(own));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        var steps = notebook.lesson().isEmpty() || notebook.course().isEmpty() ? Optional.<Course.Lesson>empty()
            : Optional.of(Course.lesson(lesson(notebook)));
        var words = new ArrayList<>(steps
            .map(lesson -> lesson.steps().stream().map(each -> String.valueOf(each.number())).toList())
            .orElse(List.of()));
        words.add(AS_GIVEN);
        return Words.complete(source, cursor, "step", words, word -> steps.stream().flatMap(lesson -> lesson.steps().stream())
            .filter(each -> String.valueOf(each.number()).equals(word)).map(Course.Step::title).findFirst().orElse(""));
    }
}
