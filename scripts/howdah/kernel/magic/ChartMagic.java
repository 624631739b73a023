package howdah.kernel.magic;

import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Notebook;
import howdah.show.Chart;
import howdah.show.Failure;
import howdah.sql.Request;
import howdah.sql.Result;
import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `%chart`: draws numbers of a query or of a Java variable.
final class ChartMagic implements Magic {

    private static final List<String> KINDS = Stream.of(Chart.Kind.values()).map(Chart.Kind::toString).toList();

    private volatile SqlCells running;

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public String help() {
        return """
            Draws bars, lines, points or a histogram of rows.

            %chart bars|lines|scatter X Y [Y …] from VARIABLE
            %chart histogram X from VARIABLE
            %%chart bars|lines|scatter|histogram X Y [Y …], and a query in the lines below

            VARIABLE holds rows, such as %%sql rows << keeps them; a query may stand in its place.

            Example:
            %%chart bars author votes
            SELECT author, sum(votes) AS votes FROM posts GROUP BY author""";
    }

    @Override
    public Object runLine(String arguments, Notebook notebook) throws Exception {
        var from = (" " + arguments).toLowerCase(Locale.ROOT).indexOf(" from ");
        if (from < 0) {
            throw Failure.usage("%chart needs to know where the rows are.")
                .next("write  %chart bars title votes from rows  , where rows is a variable or a query");
        }
        var rows = arguments.substring(from + "from ".length()).strip();
        var chart = arguments.substring(0, Math.max(0, from - 1));
        return rows.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*") ? chart(chart, notebook.variable(rows))
            : chart(chart, query(rows, new Where("%%chart", 1), notebook));
    }

    @Override
    public Object runCell(String arguments, String body, int line, Notebook notebook) throws Exception {
        return chart(arguments, query(body, new Where("line %d of the cell", line), notebook));
    }

    private static Chart chart(String arguments, Object rows) {
        var words = Words.of(arguments);
        if (words.isEmpty()) {
            throw Failure.usage("%chart needs a kind.").next("write one of " + String.join(", ", KINDS));
        }
        var kind = Chart.Kind.named(words.getFirst());
        var columns = words.subList(1, words.size());
        if (kind == Chart.Kind.HISTOGRAM) {
            return Chart.of(kind, rows, null, columns);
        }
        return Chart.of(kind, rows, columns.isEmpty() ? null : columns.getFirst(), columns.isEmpty() ? columns
            : columns.subList(1, columns.size()));
    }

    private Object query(String sql, Where where, Notebook notebook) throws Exception {
        var results = new ArrayList<Result>();
        running = SqlCells.of(notebook.database());
        try {
            running.run(new Request(SqlCells.SESSION, sql, where, notebook::variable, true, new SqlWaiting(notebook.output())),
                results::add);
        } finally {
            running = null;
        }
        return results.stream().map(Result::values).filter(each -> each != null).reduce((first, last) -> last)
            .orElseThrow(() -> Failure.usage("No statement has given rows to draw.").next("write a SELECT"));
    }

    @Override
    public Completion complete(String source, int cursor, Notebook notebook) {
        var line = source.substring(0, cursor);
        if (line.matches("\\s*%%?chart[ \\t]+\\w*")) {
            return Words.complete(source, cursor, "chart", KINDS, kind -> "");
        }
        return line.contains("\n") ? new SqlHelp(source, notebook).complete(cursor)
            : line.matches("(?s).*\\sfrom[ \\t]+\\w*")
                ? Words.complete(source, cursor, "variable", notebook.variables(), each -> "")
            : Completion.none(cursor);
    }

    @Override
    public void interrupt() {
        var cells = running;
        if (cells != null) {
            cells.interrupt();
        }
    }
}
