package howdah.check;

import howdah.jvm.Compiler;
import java.util.List;
import java.util.stream.Collectors;

/// What javac says of a program, in plain words.
final class CompileAdvice {

    /// A part of javac's message, and what to do.
    private static final List<String[]> KNOWN = List.of(
        new String[] {"';' expected", "end the statement before with a semicolon"},
        new String[] {"')' expected", "close the bracket: each ( needs its )"},
        new String[] {"reached end of file while parsing", "close the braces: each { needs its }"},
        new String[] {"unnamed classes", "check the braces: one } too many may end main too early"},
        new String[] {"class, interface, enum, or record expected", "check the braces: there may be one } too many"},
        new String[] {"unclosed string literal", "end the text with a quotation mark on the same line"},
        new String[] {"unclosed text block", "end the text block with \"\"\""},
        new String[] {"package ", "check the import: no such library is there"},
        new String[] {"cannot find symbol", "check its spelling; is it declared above, or imported?"},
        new String[] {"unreported exception", "catch it, or let main say  void main() throws Exception"},
        new String[] {"incompatible types", "a value of one type stands where another is needed: convert it, or"
            + " declare the variable so"},
        new String[] {"is already defined", "give it another name, or leave the type before it out to change the first"},
        new String[] {"might not have been initialized", "give the variable a value on each way to this line"},
        new String[] {"not a statement", "something is missing here: an = or a call's brackets, perhaps"},
        new String[] {"illegal start of expression", "something is missing before this place"},
        new String[] {"cannot be referenced from a static context", "leave out static, or declare the other static, too"},
        new String[] {"effectively final", "copy it into a variable that is assigned once"},
        new String[] {"unreachable statement", "nothing comes this far: look at the loop or the return before it"});

    private static final String SYMBOL = "symbol:";

    private CompileAdvice() {
    }

    /// @param source the program's text
    /// @param file   as the learner knows it
    static Verdict of(List<Compiler.Problem> problems, String source, String file) {
        var first = problems.getFirst();
        var what = first.message().lines().findFirst().orElse("").strip();
        var details = first.message().lines().skip(1).map(String::strip).filter(line -> line.startsWith(SYMBOL))
            .map(line -> " (%s)".formatted(line.substring(SYMBOL.length()).strip().replaceAll("\\s+", " ")))
            .collect(Collectors.joining());
        var more = problems.size() == 1 ? "" : "\n(and %d more, perhaps for the same reason)".formatted(problems.size() - 1);
        var message = "%s, line %d: this is no Java yet: %s%s\n\n%s%s".formatted(file, first.line(), what, details,
            excerpt(source, first.line(), first.column()), more);
        return Verdict.fail(message, advice(first.message()));
    }

    private static String excerpt(String source, int line, int column) {
        var text = source.lines().skip(line - 1L).findFirst().orElse("");
        var place = Math.clamp(column - 1, 0, text.length());
        var blanks = text.substring(0, place).replaceAll("[^\t]", " ");
        return "  " + text + "\n  " + blanks + "^";
    }

    private static String advice(String message) {
        return KNOWN.stream().filter(known -> message.contains(known[0])).map(known -> known[1]).findFirst()
            .orElse("correct this line, then check again");
    }
}
