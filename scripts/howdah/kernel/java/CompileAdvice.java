package howdah.kernel.java;

import howdah.kernel.cell.Completion.Candidate;
import howdah.show.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What would help against a compile error.
final class CompileAdvice {

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(class|variable|method|interface|constructor)\\s+(\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");

    private static final Set<String> USUAL = Set.of("java.lang", "java.util", "java.io", "java.math", "java.util.stream",
        "java.util.function", "java.util.concurrent");

    /// A part of the compiler's own name for an error, a part of its message, and what to do.
    private static final List<String[]> KNOWN = List.of(
        new String[] {"expected", "';' expected", "end the statement before with a semicolon"},
        new String[] {"expected", "')'", "close the bracket: each ( needs its )"},
        new String[] {"premature.eof", "", "close the braces: each { needs its }"},
        new String[] {"unclosed.str.lit", "",
            "close the string with a quote in the same line, or write a text block between \"\"\""},
        new String[] {"unclosed.char.lit", "", "put a text into double quotes: single ones are for one character"},
        new String[] {"possible.loss.of.precision", "",
            "say that it may lose something: write the type in parentheses before it"},
        new String[] {"prob.found.req", "lossy conversion",
            "say that it may lose something: write the type in parentheses before it"},
        new String[] {"prob.found.req", "String cannot be converted to int",
            "read the number from the text: Integer.parseInt(…)"},
        new String[] {"prob.found.req", "int cannot be converted to String", "make it a text: String.valueOf(…)"},
        new String[] {"cant.ref.non.effectively.final", "",
            "a lambda sees only variables that are never changed: copy the value into one"},
        new String[] {"unreported.exception", "", "catch it here, or declare it with throws"},
        new String[] {"missing.ret.stmt", "", "end each way through the method with return"},
        new String[] {"does.not.override.abstract", "", "write the method that is missing"},
        new String[] {"already.defined", "", "give one of the two another name"},
        new String[] {"var.might.not", "", "give it a value where it is declared"},
        new String[] {"not.def.public", "", "use another type, which is public"},
        new String[] {"not.exhaustive", "", "add the cases that are missing, or a default"},
        new String[] {"illegal.start.of.expr", "", "look at what stands right before it: something is missing there"},
        new String[] {"orphaned", "", "put it into the statement that it belongs to"},
        new String[] {"else.without.if", "", "put it right after the braces of its if"});

    private final Completer completer;
    private final TypeIndex types;

    CompileAdvice(Completer completer, TypeIndex types) {
        this.completer = completer;
        this.types = types;
    }

    Optional<String> of(Source source, Problem problem) {
        var symbol = SYMBOL.matcher(problem.message());
        if (symbol.find()) {
            return ofUnknown(source, problem, symbol.group(1), symbol.group(2));
        }
        var missing = PACKAGE.matcher(problem.message());
        if (missing.find() && Character.isUpperCase(missing.group(1).charAt(0))) {
            return ofUnknown(source, problem, "class", missing.group(1));
        }
        if (missing.reset().find()) {
            return Optional.of("correct the name, or add the library: //DEPS group:artifact:version");
        }
        return KNOWN.stream().filter(each -> problem.code().contains(each[0]) && problem.message().contains(each[1]))
            .map(each -> each[2]).findFirst();
    }

    private Optional<String> ofUnknown(Source source, Problem problem, String kind, String name) {
        var start = source.text().indexOf(name, source.lineStart(problem.place()));
        var isMember = start > 0 && source.text().charAt(start - 1) == '.';
        var isType = !isMember && Character.isUpperCase(name.charAt(0)) && !kind.equals("method");
        var imports = isType ? types.ready().named(name) : List.<String>of();
        if (!imports.isEmpty()) {
            return Optional.of("import it: "
                + String.join(" or ", imports.stream().limit(3).map("import %s;"::formatted).toList()));
        }
        var names = new ArrayList<>(isType ? types.in(USUAL) : List.of());
        if (start >= 0) {
            completer.complete(source.text(), start).candidates().stream().filter(each -> isLike(each, kind))
                .map(each -> each.text().replaceFirst("\\(.*", "")).filter(each -> !each.equals(name)).forEach(names::add);
        }
        var otherwise = kind.equals("method") || isMember ? "" : "declare it, or correct its name";
        return Optional.of(Nearest.advice(name, names, otherwise)).filter(each -> !each.isEmpty());
    }

    private static boolean isLike(Candidate candidate, String kind) {
        return kind.equals("method") == candidate.type().equals("method") && !candidate.type().equals("keyword");
    }
}
