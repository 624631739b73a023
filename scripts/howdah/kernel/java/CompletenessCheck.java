package howdah.kernel.java;

import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completeness.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Finds out whether a cell is whole. Only its form counts, not what its names mean.
final class CompletenessCheck {

    private static final Set<String> GOES_ON = Set.of("else", "do", "try", "finally", "throws", "extends", "implements", "new");
    private static final Set<String> HEADS = Set.of("if", "for", "while", "switch", "catch", "synchronized");
    private static final int INDENT = 4;

    private final Shell shell;

    CompletenessCheck(Shell shell) {
        this.shell = shell;
    }

    Completeness of(String text) {
        var tokens = Tokens.of(text);
        var status = status(text, tokens);
        return status == Status.INCOMPLETE ? new Completeness(status, indent(text, tokens)) : Completeness.of(status);
    }

    private Status status(String text, Tokens tokens) {
        if (tokens.unclosed() >= 0) {
            var isOfOneLine = !text.startsWith("/*", tokens.unclosed()) && !text.startsWith("\"\"\"", tokens.unclosed());
            return isOfOneLine && text.indexOf('\n', tokens.unclosed()) >= 0 ? Status.INVALID : Status.INCOMPLETE;
        }
        var brackets = Brackets.of(tokens);
        if (brackets.isWrong()) {
            return Status.INVALID;
        }
        return tokens.size() == 0 ? Status.COMPLETE : brackets.isOpen() || goesOn(tokens)
            ? Status.INCOMPLETE : parsed(text, tokens);
    }

    /// Whether it ends with a word, or with the head of a statement, that something has to follow.
    private static boolean goesOn(Tokens tokens) {
        var last = tokens.size() - 1;
        if (GOES_ON.contains(tokens.text(last))) {
            return true;
        }
        var depth = 0;
        for (var at = last; at >= 0 && tokens.is(last, ")"); at--) {
            depth += tokens.is(at, ")") ? 1 : tokens.is(at, "(") ? -1 : 0;
            if (depth == 0) {
                return HEADS.contains(tokens.text(at - 1)) && !(tokens.is(at - 1, "while") && tokens.is(at - 2, "}")
                    && Pieces.startsWithDo(tokens, at - 2));
            }
        }
        return false;
    }

    private Status parsed(String text, Tokens tokens) {
        var sketch = Sketch.of(text, "");
        var end = tokens.end(tokens.size() - 1);
        var isWhole = true;
        for (var error : errors(sketch.source())) {
            var place = sketch.placeInCell((int) error.getPosition());
            if (place < end && place >= 0 && !error.getCode().startsWith("compiler.err.try.without")) {
                return Status.INVALID;
            }
            isWhole = false;
        }
        return isWhole ? Status.COMPLETE : tokens.is(tokens.size() - 1, ";") ? Status.INVALID : Status.INCOMPLETE;
    }

    private List<Diagnostic<? extends JavaFileObject>> errors(String source) {
        return shell.compile(Sketch.NAME, source, compilation -> {
            try {
                compilation.task().parse();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return compilation.diagnostics().getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .filter(each -> !each.getCode().equals("compiler.err.not.stmt")).toList();
        });
    }

    /// As the last line, and deeper if that opens something. None within a text block, where blanks count.
    private static String indent(String text, Tokens tokens) {
        if (tokens.unclosed() >= 0) {
            return "";
        }
        var line = text.stripTrailing();
        line = line.substring(line.lastIndexOf('\n') + 1);
        var own = line.length() - line.stripLeading().length();
        return " ".repeat(own + (line.matches(".*[({\\[]|.*->") || line.endsWith(")") ? INDENT : 0));
    }
}
