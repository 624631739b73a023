package howdah.course;

import howdah.course.CellCode.Kind;
import howdah.course.CellCode.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the program of an exercise of the code that stands in its cell.
final class CellProgram {

    private final ParsedLesson stub;
    private final String text;
    private final CellCode code;
    private final List<Part> statements;
    private final boolean isThrowing;

    /// @param isThrowing whether `main` lets any exception out, as a cell does
    CellProgram(LessonFile stub, String cell, boolean isThrowing) {
        this.stub = ParsedLesson.parse(stub);
        this.isThrowing = isThrowing;
        text = cell.replace("\r\n", "\n").stripTrailing();
        code = CellCode.of(text);
        statements = code.parts(Kind.STATEMENT);
    }

    /// With the lines of the cell, so that what is said of a line is true there: `main` begins on the line of the first
    /// statement, what is declared after it follows behind `main`.
    String inPlace() {
        if (hasOwnMain()) {
            return text + "\n";
        }
        var begin = statements.isEmpty() ? text.length() : statements.getFirst().start();
        var body = new StringBuilder(text.substring(begin));
        var late = code.parts().stream().filter(part -> part.kind() != Kind.STATEMENT && part.start() > begin).toList();
        for (var part : late) {
            for (var at = part.from(); at < part.end(); at++) {
                body.setCharAt(at - begin, text.charAt(at) == '\n' ? '\n' : ' ');
            }
        }
        return imports(late) + text.substring(0, begin) + head() + " " + body + end() + "\n}\n"
            + late.stream().filter(part -> part.kind() == Kind.DECLARATION).map(part -> part.all().of(text).strip() + "\n")
                .collect(Collectors.joining());
    }

    private String imports(List<Part> late) {
        var first = code.parts().stream().filter(part -> part.kind() != Kind.IMPORT).mapToInt(Part::start).findFirst()
            .orElse(text.length());
        return late.stream().filter(part -> part.kind() == Kind.IMPORT && part.start() > first)
            .map(part -> text.substring(part.start(), text.indexOf(';', part.start()) + 1).replaceAll("\\s+", " ") + " ")
            .collect(Collectors.joining());
    }

    /// As the exercise's file has it: its head, the imports, what is declared, `main`.
    ///
    /// @param given the file as the learner was given it
    String asFile(String given) {
        var head = given.substring(0, Header.of(stub.file().with(given)).end()).stripTrailing();
        var main = hasOwnMain() ? "" : head() + "\n" + Lines.indent(Lines.dedent(body()), "    ") + "\n}";
        var parts = Stream.of(head, text(Kind.IMPORT), texts(Kind.DECLARATION), main);
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n")) + "\n";
    }

    private String texts(Kind kind) {
        return code.parts(kind).stream().map(part -> Lines.dedent(part.all().of(text).strip()))
            .collect(Collectors.joining("\n\n"));
    }

    /// With the lines between them as they are.
    private String text(Kind kind) {
        return Lines.normal(code.parts(kind).stream().map(part -> part.all().of(text)).collect(Collectors.joining()));
    }

    private String body() {
        return text(Kind.STATEMENT) + end();
    }

    /// A cell's last expression may stand without its semicolon.
    private String end() {
        var isOpen = !statements.isEmpty()
            && !statements.getLast().all().of(text).stripTrailing().matches("(?s).*([;}]|//[^\n]*|\\*/)");
        return isOpen ? ";" : "";
    }

    /// `void main() {`, as the stub says it.
    private String head() {
        var main = stub.main().orElseThrow();
        var head = new Region(stub.region(main).start(), stub.region(main.getBody()).start()).of(stub.file().text()).strip();
        return head + (isThrowing && main.getThrows().isEmpty() ? " throws Exception {" : " {");
    }

    private boolean hasOwnMain() {
        return statements.isEmpty() && code.parts(Kind.DECLARATION).stream()
            .anyMatch(part -> text.substring(part.start(), part.end()).matches("(?s)(\\w+\\s+)*void\\s+main\\s*\\(.*"));
    }
}
