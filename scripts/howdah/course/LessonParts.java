package howdah.course;

import com.sun.source.tree.StatementTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A lesson for others to see, and the cells that it makes.
///
/// @param cells none if a rule is broken
record LessonParts(Course.Lesson lesson, List<Cell> cells) {

    /// Where a step stands.
    ///
    /// @param code its statements and their comments, from the start of a line on; empty if there are none
    record StepPlace(StatementTree call, Region code) {
    }

    /// Where a type or a method beside `main` stands.
    ///
    /// @param comment its `///` lines, from the start of a line on; empty if there are none
    record DeclarationPlace(Region comment, Region code) {
    }

    static LessonParts read(LessonFile file) {
        var header = Header.of(file);
        var parsed = ParsedLesson.parse(file);
        var isReadable = parsed.errors().isEmpty();
        var imports = isReadable ? imports(parsed) : new Region(0, 0);
        var declarations = isReadable ? declarations(parsed, Math.max(header.end(), imports.end())) : List.<DeclarationPlace>of();
        var steps = isReadable ? steps(parsed) : List.<StepPlace>of();
        var cells = new Cells(parsed);
        var told = cells.steps(steps);
        var findings = Stream.of(header.findings(), LessonRules.findings(parsed), StepAdvice.of(file.file(), told))
            .flatMap(List::stream).sorted(Comparator.comparingInt(Course.Finding::line)).toList();
        var name = name(file.file());
        var lesson = new Course.Lesson(file.file(), number(name), name, header.title(), header.comment(),
            imports.of(file.text()), declarations.stream().map(cells::declaration).toList(), told, findings);
        var isSound = findings.stream().allMatch(Course.Finding::isAdvice);
        return new LessonParts(lesson, isSound ? cells.all(lesson, imports, declarations, steps) : List.of());
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    /// The digits at the end of a lesson's name; 0 if there are none.
    static int number(String name) {
        var digits = name.replaceFirst("^.*?(\\d{0,9})$", "$1");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    static Region imports(ParsedLesson parsed) {
        var imports = parsed.unit().getImports();
        if (imports.isEmpty()) {
            return new Region(0, 0);
        }
        var end = parsed.region(imports.getLast()).end();
        return new Region(parsed.region(imports.getFirst()).start(), Lines.endOfComments(parsed.file().text(), end));
    }

    /// A comment belongs to the declaration after it; its `///` lines are prose, others are code.
    static List<DeclarationPlace> declarations(ParsedLesson parsed, int from) {
        var text = parsed.file().text();
        var places = new ArrayList<DeclarationPlace>();
        var previousEnd = from;
        for (var member : parsed.members()) {
            var end = Lines.endOfComments(text, parsed.region(member).end());
            if (!parsed.main().map(member::equals).orElse(false)) {
                places.add(declaration(text, previousEnd, parsed.region(member).start(), end));
            }
            previousEnd = end;
        }
        return places;
    }

    private static DeclarationPlace declaration(String text, int previousEnd, int start, int end) {
        var line = text.lastIndexOf('\n', start - 1) + 1;
        var comment = line;
        while (comment > previousEnd && startOfLineAbove(text, comment) >= previousEnd
            && text.startsWith("///", startOfLineAbove(text, comment))) {
            comment = startOfLineAbove(text, comment);
        }
        if (comment < line) {
            return new DeclarationPlace(new Region(comment, line - 1), new Region(line, end));
        }
        var code = Lines.withoutBlanks(text, previousEnd, end);
        return new DeclarationPlace(new Region(line, line), new Region(text.lastIndexOf('\n', code.start() - 1) + 1, code.end()));
    }

    private static int startOfLineAbove(String text, int startOfLine) {
        return startOfLine < 2 ? 0 : text.lastIndexOf('\n', startOfLine - 2) + 1;
    }

    private static List<StepPlace> steps(ParsedLesson parsed) {
        var statements = parsed.statements();
        var places = new ArrayList<StepPlace>();
        for (var at = 0; at < statements.size(); at++) {
            if (ParsedLesson.isStep(statements.get(at)) && !ParsedLesson.literals(statements.get(at)).isEmpty()) {
                places.add(step(parsed, statements.subList(at, statements.size())));
            }
        }
        return places;
    }

    private static StepPlace step(ParsedLesson parsed, List<? extends StatementTree> rest) {
        var text = parsed.file().text();
        var call = rest.getFirst();
        var own = rest.stream().skip(1).takeWhile(statement -> !ParsedLesson.isStep(statement)).toList();
        var from = Lines.endOfComments(text, parsed.region(call).end());
        var to = own.size() == rest.size() - 1 ? closingBrace(parsed)
            : own.isEmpty() ? from : Lines.endOfComments(text, parsed.region(own.getLast()).end());
        var code = Lines.withoutBlanks(text, from, to);
        return new StepPlace(call, code.start() == code.end() ? code
            : new Region(text.lastIndexOf('\n', code.start() - 1) + 1, code.end()));
    }

    private static int closingBrace(ParsedLesson parsed) {
        return parsed.region(parsed.main().orElseThrow().getBody()).end() - 1;
    }
}
