package howdah.kernel.java;

import howdah.kernel.java.Evaluation.Failed.Kind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Runs the pieces of one cell, in their order, until one fails.
final class CellEvaluation {

    private final Source source;
    private final CellRun run;
    private final CellControl control;
    private final Declarations declarations;
    private final Statements statements;
    private final CellLoader loader;
    private final CompileAdvice advice;
    private final List<String> notes = new ArrayList<>();
    private Evaluation result;

    CellEvaluation(Source source, CellRun run, CellControl control, Declarations declarations, Statements statements,
                   CellLoader loader, CompileAdvice advice) {
        this.source = source;
        this.run = run;
        this.control = control;
        this.declarations = declarations;
        this.statements = statements;
        this.loader = loader;
        this.advice = advice;
    }

    Evaluation of(Tokens tokens) {
        var brackets = Brackets.of(tokens);
        if (tokens.unclosed() >= 0 || brackets.isOpen() && !brackets.isWrong()) {
            return incomplete(tokens.unclosed() >= 0 ? tokens.unclosed() : brackets.place());
        }
        var tooLong = tokens.tooLong();
        if (tooLong >= 0) {
            return rejected(List.of(new Problem("compiler.err.limit.string", "constant string too long: a literal has at most 65,535 bytes",
                tokens.start(tooLong), tokens.start(tooLong), tokens.start(tooLong) + 1)));
        }
        return of(Pieces.of(source.text(), tokens));
    }

    private Evaluation incomplete(int place) {
        var what = source.text().startsWith("/*", place) ? "comment" : source.text().startsWith("\"\"\"", place) ? "text block"
            : "\"'".indexOf(source.text().charAt(place)) >= 0 ? "string" : source.text().substring(place, place + 1);
        return failed(Kind.INCOMPLETE, null, traceback().incomplete(source, place, "this %s is not closed".formatted(what)));
    }

    private Evaluation of(List<Piece> pieces) {
        result = new Evaluation.Nothing(notes);
        try {
            var declared = new ArrayList<Piece>();
            for (var at = 0; at < pieces.size(); ) {
                if (pieces.get(at).kind().isDeclaration()) {
                    declared.add(pieces.get(at));
                    declarations.declare(source, pieces.get(at++), notes);
                    continue;
                }
                var from = at;
                while (at < pieces.size() && !pieces.get(at).kind().isDeclaration()) {
                    at++;
                }
                run(pieces.subList(from, at), at == pieces.size());
            }
            var unresolved = declarations.unresolved(source, declared);
            return unresolved.isEmpty() ? result : rejected(unresolved);
        } catch (Declarations.Rejected failure) {
            return rejected(failure.problems);
        } catch (CellRun.Abandoned givenUp) {
            return failed(Kind.INTERRUPTED, null, traceback().interrupted(givenUp));
        } catch (CellRun.Interrupted | InterruptedException stopped) {
            return failed(Kind.INTERRUPTED, null, traceback().interrupted(null));
        } catch (Throwable failure) {
            var cleaned = Frames.cleaned(failure);
            return failed(Kind.EXCEPTION, cleaned, traceback().of(cleaned));
        }
    }

    private void run(List<Piece> pieces, boolean isLast) throws Throwable {
        var form = isLast ? form(pieces.getLast()) : Statements.Form.NONE;
        var compiled = statements.compile(source, pieces, form);
        if (!compiled.problems().isEmpty() && pieces.getLast().kind() == Piece.Kind.SWITCH && form == Statements.Form.VALUE) {
            form = Statements.Form.NONE;
            compiled = statements.compile(source, pieces, form);
        }
        if (!compiled.problems().isEmpty() && pieces.size() > 1 && isUnreachable(compiled.problems())) {
            for (var each : pieces) {
                run(List.of(each), isLast && each == pieces.getLast());
            }
            return;
        }
        if (compiled.classes().isEmpty()) {
            throw new Declarations.Rejected(problems(compiled, pieces, form));
        }
        var type = loader.defineOnce(compiled.name(), compiled.classes());
        if (type == null) {
            var unique = statements.compileUnique(source, pieces, form);
            type = loader.defineForever(unique.name(), unique.classes());
        }
        run.call(method(type));
        keepValue(type, form, compiled.type(), pieces.getLast());
    }

    /// Those of the statements as they stand there, if they have some: less is put around them then.
    private List<Problem> problems(Statements.Compiled compiled, List<Piece> pieces, Statements.Form form) {
        var plain = form == Statements.Form.CALL ? statements.compile(source, pieces, Statements.Form.NONE).problems()
            : List.<Problem>of();
        return plain.isEmpty() ? compiled.problems() : plain;
    }

    private static boolean isUnreachable(List<Problem> problems) {
        return problems.stream().anyMatch(each -> each.code().contains("unreachable"));
    }

    private static Method method(Class<?> type) throws ReflectiveOperationException {
        var method = type.getDeclaredMethod("do_it$");
        method.setAccessible(true);
        return method;
    }

    private void keepValue(Class<?> type, Statements.Form form, String typeName, Piece last) throws ReflectiveOperationException {
        if (form == Statements.Form.NONE) {
            return;
        }
        var field = type.getDeclaredField("value$");
        field.setAccessible(true);
        var value = field.get(null);
        field.set(null, null);
        if (value != Guard.NOTHING) {
            result = new Evaluation.Value(value, typeName, last.endsWithSemicolon() && isStatementToo(last), notes);
        }
    }

    private boolean isStatementToo(Piece piece) {
        return form(piece) == Statements.Form.CALL || piece.kind() == Piece.Kind.SWITCH
            || piece.text(source.text()).matches("(?s)(\\+\\+|--).*|.*(\\+\\+|--);|[\\w.\\[\\]]+\\s*[-+*/%&|^<>]*=[^=].*");
    }

    private Statements.Form form(Piece piece) {
        return switch (piece.kind()) {
            case EXPRESSION -> isCall(piece) ? Statements.Form.CALL : Statements.Form.VALUE;
            case SWITCH -> Statements.Form.VALUE;
            default -> Statements.Form.NONE;
        };
    }

    /// Whether it may give nothing.
    private boolean isCall(Piece piece) {
        var text = piece.text(source.text());
        return (piece.endsWithSemicolon() ? text.substring(0, text.length() - 1) : text).stripTrailing().endsWith(")");
    }

    private Evaluation rejected(List<Problem> problems) {
        return failed(Kind.COMPILE_ERROR, null, traceback().compileErrors(source, problems, advice));
    }

    private Evaluation failed(Kind kind, Throwable cause, howdah.kernel.cell.Outcome.Failed told) {
        return new Evaluation.Failed(kind, cause, told, notes);
    }

    private Traceback traceback() {
        return declarations.traceback(source);
    }
}
