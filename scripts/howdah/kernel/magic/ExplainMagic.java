package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Plan;
import howdah.show.PlanComparison;
import howdah.sql.Request;
import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.util.Optional;

/// `%explain`: draws a statement's plan, and what has changed since the statement was explained last.
final class ExplainMagic implements Magic {

    private static final String ANALYZE = "analyze";

    private final PlanMemory memory = new PlanMemory();
    private volatile SqlCells running;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String help() {
        return """
            Draws a statement's plan, and the difference to the last time.

            %explain [--analyze] [--session NAME] STATEMENT
            %%explain [--analyze] [--session NAME]

            --analyze  runs the statement and tells times and rows; what it writes is undone

            Example: %explain --analyze SELECT * FROM posts WHERE id = :{id}""";
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var options = SqlOptions.of(arguments, ANALYZE);
        return explain(options, options.rest(), new Where("%%explain", 1), notebook);
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) throws Exception {
        return explain(SqlOptions.of(arguments, ANALYZE).alone(name()), body, new Where("line %d of the cell", line), notebook);
    }

    private Object explain(SqlOptions options, String statement, Where where, Notebook notebook) throws Exception {
        var output = notebook.output();
        var request = new Request(options.session(), statement, where, notebook::variable, false, new SqlWaiting(output));
        running = SqlCells.of(notebook.database());
        try {
            var plan = Plan.read(running.plan(request, options.has(ANALYZE)));
            var before = memory.put(statement, options.has(ANALYZE), plan);
            output.display(notebook.render(plan));
            before.ifPresent(last -> output.display(notebook.render(PlanComparison.of(last, plan))));
            return null;
        } finally {
            running = null;
        }
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        return new SqlHelp(source, notebook, ANALYZE).complete(cursor);
    }

    @Override
    public Optional<Bundle> inspect(String source, int cursor, Notebook notebook) {
        return new SqlHelp(source, notebook, ANALYZE).inspect(cursor);
    }

    @Override
    public void interrupt() {
        var cells = running;
        if (cells != null) {
            cells.interrupt();
        }
    }
}
