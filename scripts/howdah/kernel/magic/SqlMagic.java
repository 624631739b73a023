package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import howdah.sql.Request;
import howdah.sql.Result;
import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// `%%sql`: runs SQL and shows what each statement gives; `%sql` in a line, which gives the rows to Java.
final class SqlMagic implements Magic {

    private static final String ROWS = "java.util.List<java.util.Map<String, Object>>";
    private static final String BACKGROUND = "background";

    private volatile SqlCells running;

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String help() {
        return """
            Runs SQL, one or many statements, and psql's commands such as \\d.

            %%sql [--session NAME] [--background] [VARIABLE <<]
            %sql [--session NAME] STATEMENT

            --session     the session that runs it; the same names as session("b") in Java; without it: sql
            --background  lets the next cells run while this one still waits or works
            VARIABLE <<   keeps the rows as a List<Map<String, Object>> instead of showing them, up to 100,000
            :{title}      is the value of the Java variable title; :{post.title} a part of one. They are bound, never pasted.

            Each statement commits by itself until BEGIN. The first that fails stops the cell. %sql gives the rows:
                var posts = %sql SELECT * FROM posts WHERE id = :{id}

            Example:
            %%sql
            SELECT title FROM posts WHERE votes > :{least};""";
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) throws Exception {
        var options = SqlOptions.of(arguments, BACKGROUND);
        if (!options.rest().isBlank()) {
            throw Failure.usage("%%%%sql does not know what to do with \"%s\".".formatted(options.rest()))
                .next("write the SQL in the lines below");
        }
        var kept = run(options, body, new Where("line %d of the cell", line), notebook);
        if (!options.variable().isEmpty()) {
            notebook.declare(options.variable(), ROWS, requireRows(kept));
        }
        return null;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var options = SqlOptions.of(arguments);
        if (options.rest().isBlank()) {
            throw Failure.usage("%sql has no statement.").next("write one behind it, or use %%sql at the head of a cell");
        }
        var kept = run(options, options.rest(), new Where("%%sql", 1), notebook);
        if (options.variable().isEmpty()) {
            return kept;
        }
        notebook.declare(options.variable(), ROWS, requireRows(kept));
        return null;
    }

    private static List<Map<String, Object>> requireRows(List<Map<String, Object>> kept) {
        if (kept == null) {
            throw Failure.usage("No statement has given rows to keep.").next("let one SELECT, or add RETURNING");
        }
        return kept;
    }

    /// @return the rows of the last statement that gave some, if they are kept; else null
    private List<Map<String, Object>> run(SqlOptions options, String text, Where where, Notebook notebook) throws Exception {
        var output = notebook.output();
        var isKept = where.format().equals("%%sql") || !options.variable().isEmpty();
        var kept = new ArrayList<List<Map<String, Object>>>();
        var request = new Request(options.session(), text, where, notebook::variable, isKept, waiting(output));
        running = SqlCells.of(notebook.database());
        try {
            running.run(request, result -> {
                if (result.values() == null) {
                    output.display(SqlDisplay.bundle(result, notebook));
                } else {
                    kept.add(result.values());
                    tell(result, options.variable(), output);
                }
            });
        } finally {
            running = null;
        }
        return kept.isEmpty() ? null : kept.getLast();
    }

    private static void tell(Result result, String variable, Output output) {
        if (!variable.isEmpty()) {
            output.display(Bundle.ofText("%s << %s".formatted(variable, result.status())));
        }
    }

    /// Shows what a statement waits for, as long as it does, and that it did.
    private static Consumer<String> waiting(Output output) {
        var id = UUID.randomUUID().toString();
        var last = new ArrayList<String>();
        return lock -> {
            if (last.isEmpty()) {
                output.display(id, Bundle.ofText("waits for a " + lock));
            } else {
                output.update(id, Bundle.ofText(lock == null ? "waited for a " + last.getLast() : "waits for a " + lock));
            }
            last.add(lock == null ? last.getLast() : lock);
        };
    }

    @Override
    public void interrupt() {
        var cells = running;
        if (cells != null) {
            cells.interrupt();
        }
    }
}
