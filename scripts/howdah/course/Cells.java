package howdah.course;

import com.sun.source.tree.LiteralTree;
import howdah.course.LessonParts.DeclarationPlace;
import howdah.course.LessonParts.StepPlace;
import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the cells of a lesson, each with the way back into the lesson's text.
final class Cells {

    private final ParsedLesson parsed;
    private final String text;

    Cells(ParsedLesson parsed) {
        this.parsed = parsed;
        this.text = parsed.file().text();
    }

    List<Cell> all(Course.Lesson lesson, Region imports, List<DeclarationPlace> declarations, List<StepPlace> steps) {
        var cells = new ArrayList<Cell>();
        cells.add(head(lesson));
        libraries().ifPresent(cells::add);
        cells.add(new Cell("setup", Cell.Kind.CODE, lesson.imports(), words -> List.of(new Edit(imports, words))));
        for (var at = 0; at < declarations.size(); at++) {
            cells.addAll(cells("declaration-" + (at + 1), declarations.get(at)));
        }
        for (var at = 0; at < steps.size(); at++) {
            cells.add(prose(lesson.steps().get(at), ParsedLesson.literals(steps.get(at).call()), indentation(steps.get(at))));
            cells.add(code("step-" + (at + 1), steps.get(at)));
        }
        return cells;
    }

    Course.Declaration declaration(DeclarationPlace place) {
        var source = Lines.dedent(place.code().of(text));
        return new Course.Declaration(comment(place), source, parsed.line(place.code().start()));
    }

    List<Course.Step> steps(List<StepPlace> places) {
        return IntStream.range(0, places.size()).mapToObj(at -> step(at + 1, places.get(at))).toList();
    }

    private Course.Step step(int number, StepPlace place) {
        var literals = ParsedLesson.literals(place.call());
        return new Course.Step(number, (String) literals.getFirst().getValue(), (String) literals.getLast().getValue(),
            Lines.dedent(place.code().of(text)), parsed.line(place.call()));
    }

    /// What JBang reads as `//DEPS` is a magic in a notebook, which all kernels of this lineage know.
    private Optional<Cell> libraries() {
        var libraries = Header.of(parsed.file()).libraries();
        var magics = libraries.stream().map("%maven "::concat).collect(Collectors.joining("\n"));
        return libraries.isEmpty() ? Optional.empty() : Optional.of(new Cell("libraries", Cell.Kind.CODE, magics, words -> {
            throw Failure.usage("The libraries in the notebook were changed.")
                .next("undo that, and change the lines //DEPS of " + parsed.file().file());
        }));
    }

    private Cell head(Course.Lesson lesson) {
        var heading = "# " + (lesson.number() == 0 ? lesson.name() : "Lesson " + lesson.number());
        var items = lesson.comment().replaceAll("\n(?=\\S)", "\n- ");
        var comment = items.contains("\n- ") ? "- " + items : items;
        var paragraphs = Stream.of(heading, lesson.title(), comment).filter(each -> !each.isEmpty());
        return new Cell("lesson", Cell.Kind.PROSE, paragraphs.collect(Collectors.joining("\n\n")), words -> {
            throw Failure.usage("The first cell of %s's notebook was changed.".formatted(lesson.name()))
                .next("undo that, and change the head of " + parsed.file().file());
        });
    }

    private List<Cell> cells(String id, DeclarationPlace place) {
        var prose = new Cell(id + "-prose", Cell.Kind.PROSE, comment(place),
            words -> List.of(new Edit(place.comment(), words.lines().map(line -> ("/// " + line).stripTrailing())
                .collect(Collectors.joining("\n")))));
        var code = new Cell(id, Cell.Kind.CODE, Lines.dedent(place.code().of(text)), words -> List.of(new Edit(place.code(), words)));
        return prose.text().isEmpty() ? List.of(code) : List.of(prose, code);
    }

    private String comment(DeclarationPlace place) {
        return Lines.normal(place.comment().of(text).lines().map(line -> line.substring(3))
            .map(line -> line.startsWith(" ") ? line.substring(1) : line).collect(Collectors.joining("\n")));
    }

    private Cell prose(Course.Step step, List<LiteralTree> literals, String indentation) {
        var heading = "## %d. ".formatted(step.number());
        var prose = Lines.normal(step.prose());
        var cell = Lines.normal(heading + step.title() + "\n\n" + prose);
        return new Cell("step-%d-prose".formatted(step.number()), Cell.Kind.PROSE, cell, words -> {
            if (!words.startsWith(heading)) {
                throw Failure.usage("The heading of step %d was changed beyond its title.".formatted(step.number()))
                    .next("let the cell begin with \"%s\", the title and an empty line".formatted(heading));
            }
            var titleEnd = Lines.endOfLine(words, 0);
            return Stream.of(
                edit(literals.getFirst(), step.title(), words.substring(heading.length(), titleEnd), TextBlock::quoted),
                edit(literals.getLast(), prose, Lines.normal(words.substring(titleEnd)),
                    value -> TextBlock.of(value, indentation + "    "))).flatMap(List::stream).toList();
        });
    }

    private List<Edit> edit(LiteralTree literal, String before, String after, Function<String, String> write) {
        return after.equals(before) ? List.of() : List.of(new Edit(parsed.region(literal), write.apply(after)));
    }

    private Cell code(String id, StepPlace place) {
        var region = place.code();
        var source = region.of(text);
        return new Cell(id, Cell.Kind.CODE, Lines.dedent(source), words -> List.of(source.isEmpty()
            ? new Edit(region, "\n" + Lines.indent(words, indentation(place)))
            : new Edit(region, Lines.indent(words, Lines.indentation(source)))));
    }

    private String indentation(StepPlace place) {
        return Lines.indentation(parsed.region(place.call()).lines(text).of(text).lines().findFirst().orElseThrow());
    }
}
