package howdah.kernel;

import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completion;
import howdah.kernel.java.JavaCells;
import howdah.kernel.magic.Magics;
import howdah.kernel.magic.Part;
import java.util.List;
import java.util.Optional;

/// What a front end may be told of a cell that is being written: what may stand at a place, and what is known of it.
final class Assistance {

    private static final String SQL_CELL = "%%sql\n";

    private final RunningNotebook notebook;
    private final Magics magics;

    Assistance(RunningNotebook notebook, Magics magics) {
        this.notebook = notebook;
        this.magics = magics;
    }

    Completion complete(String source, int cursor) {
        return magics.complete(source, cursor).orElseGet(() -> StringLiteral.at(source, cursor)
            .map(literal -> completeLiteral(literal, cursor)).orElseGet(() -> java(source).complete(source, cursor)));
    }

    private JavaCells java(String source) {
        notebook.see(source);
        return notebook.java();
    }

    private Completion completeLiteral(StringLiteral literal, int cursor) {
        if (literal.isStatementId()) {
            return completeStatementId(literal, cursor);
        }
        return literal.isSql() ? completeSql(literal, cursor) : Completion.none(cursor);
    }

    /// SQL in a literal is completed as in a cell of its own.
    private Completion completeSql(StringLiteral literal, int cursor) {
        var by = literal.start() - SQL_CELL.length();
        var completion = magics.complete(SQL_CELL + literal.content(), cursor - by).orElseGet(() -> Completion.none(cursor - by));
        return new Completion(completion.candidates(), completion.start() + by, completion.end() + by);
    }

    private Completion completeStatementId(StringLiteral literal, int cursor) {
        var typed = literal.content().substring(0, cursor - literal.start());
        List<String> ids = notebook.hasBegun() ? notebook.database().statementIds() : List.of();
        return new Completion(ids.stream().filter(id -> id.startsWith(typed)).sorted()
            .map(id -> new Completion.Candidate(id, "statement", "")).toList(), literal.start(), cursor);
    }

    Optional<Bundle> inspect(String source, int cursor, boolean isDetailed) {
        if (magics.isMagic(source, cursor)) {
            return magics.inspect(source, cursor);
        }
        return StringLiteral.at(source, cursor).filter(StringLiteral::isSql)
            .map(literal -> magics.inspect(SQL_CELL + literal.content(), cursor - literal.start() + SQL_CELL.length()))
            .orElseGet(() -> java(source).inspect(source, cursor, isDetailed));
    }

    /// In a console, the lines of a magic's cell end with an empty one.
    Completeness isComplete(String source) {
        var parts = Magics.split(source);
        var last = parts.isEmpty() ? null : parts.getLast();
        if (last instanceof Part.Head) {
            return Completeness.of(source.endsWith("\n") ? Completeness.Status.COMPLETE : Completeness.Status.INCOMPLETE);
        }
        return last instanceof Part.Line ? Completeness.of(Completeness.Status.COMPLETE) : notebook.java().isComplete(source);
    }
}
