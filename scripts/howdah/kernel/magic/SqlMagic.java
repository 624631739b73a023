package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
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
import java.util.Optional;

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
        var options = SqlOptions.of(arguments, BACKGROUND).alone(name());
        var where = new Where("line %d of the cell", line);
        if (options.has(BACKGROUND)) {
            runInBackground(options, body, where, notebook);
        } else if (options.variable().isEmpty()) {
            run(options, body, where, false, notebook);
        } else {
            notebook.declare(options.variable(), ROWS, requireRows(run(options, body, where, true, notebook)));
        }
        return null;
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var options = SqlOptions.of(arguments);
        if (options.rest().isBlank()) {
            throw Failure.usage("%sql has no statement.").next("write one behind it, or use %%sql at the head of a cell");
        }
        var kept = run(options, options.rest(), new Where("%%sql", 1), true, notebook);
        if (options.variable().isEmpty()) {
            return kept;
        }
        notebook.declare(options.variable(), ROWS, requireRows(kept));
        return null;
    }

    private static void runInBackground(SqlOptions options, String body, Where where, Notebook notebook)
            throws InterruptedException {
        if (!options.variable().isEmpty()) {
            throw Failure.usage("A cell in the background keeps no rows in \"%s\": the next cells do not wait for it."
                .formatted(options.variable())).next("leave out --background or %s <<".formatted(options.variable()));
        }
        var cells = SqlCells.of(notebook.database());
        var display = new SqlInBackground(notebook, options.session());
        cells.runInBackground(new Request(options.session(), body, where, notebook::variable, false, display::waits),
            display::gives, display::ends);
        display.begins();
    }

    private static List<Map<String, Object>> requireRows(List<Map<String, Object>> kept) {
        if (kept == null) {
            throw Failure.usage("No statement has given rows to keep.").next("let one SELECT, or add RETURNING");
        }
        return kept;
    }

    /// @param isKept whether rows are kept instead of being shown
    /// @return the rows of the last statement that gave some, if they are kept; else null
    private List<Map<String, Object>> run(SqlOptions options, String text, Where where, boolean isKept, Notebook notebook)
            throws Exception {
        var output = notebook.output();
        var kept = new ArrayList<List<Map<String, Object>>>();
        var request = new Request(options.session(), text, where, notebook::variable, isKept, new SqlWaiting(output));
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

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return new SqlHelp(source, notebook, BACKGROUND).complete(cursor);
    }

    @Override
    public Optional<Bundle> inspect(String source, int cursor, Notebook notebook) {
        return new SqlHelp(source, notebook, BACKGROUND).inspect(cursor);
    }

    @Override
    public void interrupt() {
        var cells = running;
        if (cells != null) {
            cells.interrupt();
        }
    }
}
