package howdah.course;

import howdah.show.Failure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the cells of an exercise: its task, its stub as a cell runs it, and its check.
final class ExerciseCells {

    private final ParsedLesson parsed;
    private final String text;

    ExerciseCells(ParsedLesson parsed) {
        this.parsed = parsed;
        this.text = parsed.file().text();
    }

    List<Cell> all(Course.Exercise exercise) {
        var id = "exercise-" + exercise.name();
        var task = "## Exercise %s\n\n%s\n\nA hint: `%%hint %s`".formatted(exercise.id(), exercise.task(), exercise.name());
        var program = Stream.of(beside(), body()).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
        var prose = new Cell(id + "-prose", Cell.Kind.PROSE, task, words -> refuse(id + "-prose"));
        var mapper = exercise.mapper().map(file -> new Cell(id + "-mapper", Cell.Kind.CODE,
            Lines.normal("%%%%mapper %s%n%s".formatted(exercise.name(), statements(LessonFile.read(file).text()))),
            words -> refuse(id + "-mapper")));
        var code = new Cell(id, Cell.Kind.EXERCISE, head(exercise.name()) + program,
            words -> put(id, withoutHead(exercise.name(), words)));
        var check = new Cell(id + "-check", Cell.Kind.CODE, "%check " + exercise.name(), words -> refuse(id + "-check"));
        return Stream.of(Stream.of(prose), mapper.stream(), Stream.of(code, check)).flatMap(each -> each).toList();
    }

    /// What stands within a mapper's root.
    private static String statements(String xml) {
        return Lines.dedent(xml.substring(xml.indexOf('>', xml.indexOf("<mapper")) + 1, xml.lastIndexOf("</mapper>")));
    }

    /// In a notebook it says whose cell this is, and gives it a fresh database, as the program has one.
    private static String head(String name) {
        return "%%exercise %s\n\n".formatted(name);
    }

    private static String withoutHead(String name, String words) {
        return words.startsWith(head(name).strip() + "\n") ? words.substring(words.indexOf('\n')).stripLeading() : words;
    }

    /// The imports, then what is declared beside `main`.
    private String beside() {
        var imports = LessonParts.imports(parsed);
        var declarations = LessonParts.declarations(parsed, Math.max(Header.of(parsed.file()).end(), imports.end()));
        return Stream.concat(Stream.of(imports.of(text)),
                declarations.stream().map(place -> place.comment().of(text) + "\n" + Lines.dedent(place.code().of(text))))
            .map(Lines::normal).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String body() {
        return Lines.dedent(bodyRegion().of(text));
    }

    private Region bodyRegion() {
        var braces = parsed.region(parsed.main().orElseThrow().getBody());
        var code = Lines.withoutBlanks(text, braces.start() + 1, braces.end() - 1);
        return code.start() == code.end() ? code
            : new Region(Math.max(braces.start() + 1, text.lastIndexOf('\n', code.start() - 1) + 1), code.end());
    }

    /// Only what stands in `main` is taken back: what stands beside it has no one place in the stub.
    private List<Edit> put(String id, String words) {
        var beside = beside();
        if (!words.startsWith(beside)) {
            return refuse(id);
        }
        var body = Lines.normal(words.substring(beside.length()));
        var region = bodyRegion();
        return List.of(region.start() == region.end()
            ? new Edit(region, "\n" + Lines.indent(body, "    "))
            : new Edit(region, Lines.indent(body, Lines.indentation(region.of(text)))));
    }

    private List<Edit> refuse(String id) {
        throw Failure.usage("What was changed in the cell \"%s\" cannot be taken back.".formatted(id))
            .next("undo that, and change %s; pull takes what stands in main".formatted(parsed.file().file()));
    }
}
