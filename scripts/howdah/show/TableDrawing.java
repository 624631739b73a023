package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws a table in psql's manner: a header, a rule, a line for each row, the number of rows.
///
/// No line ends in blanks, none is wider than the paper: texts are cut to [#SHORTEST] columns if need be, numbers never.
/// Where that is too wide still, the rows are drawn as records, one below the other.
final class TableDrawing {

    static final int SHORTEST = 10;

    private final Table table;
    private final Paper paper;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();

    private TableDrawing(Table table, Paper paper) {
        this.table = table;
        this.paper = paper;
        table.columns().forEach(column -> names.add(paper.alphabet().cut(column.name(), paper.width())));
        table.rows().forEach(row -> cells.add(row.stream().map(this::text).toList()));
    }

    static String draw(Table table, Paper paper) {
        var drawing = new TableDrawing(table, paper);
        List<String> lines = drawing.widths().map(drawing::lines)
            .orElseGet(() -> RecordDrawing.lines(table, drawing.names, drawing.cells, paper));
        lines.addAll(footer(table).lines().toList());
        return String.join("\n", lines);
    }

    private String text(Object value) {
        return value == Table.ABSENT ? "" : paper.alphabet().cut(Value.text(value), paper.width());
    }

    /// For each column; empty if even the least of them is too wide.
    private Optional<int[]> widths() {
        int[] wanted = new int[names.size()];
        int[] least = new int[names.size()];
        for (int column = 0; column < wanted.length; column++) {
            int values = widestValue(column);
            wanted[column] = Math.max(values, Clusters.width(names.get(column)));
            least[column] = wanted.length == 1 ? 1 : table.columns().get(column).number() ? values : SHORTEST;
        }
        return Columns.share(wanted, least, paper.width() - 3 * wanted.length + 1);
    }

    private int widestValue(int column) {
        return cells.stream().mapToInt(row -> Clusters.width(row.get(column))).max().orElse(0);
    }

    private List<String> lines(int[] widths) {
        List<String> lines = new ArrayList<>();
        if (table.named()) {
            lines.add(line(names, table.columns(), widths));
            lines.add(rule(widths));
        }
        for (int row = 0; row < cells.size() && widths.length > 0; row++) {
            lines.add(line(cells.get(row), table.rows().get(row), widths));
        }
        return lines;
    }

    private String rule(int[] widths) {
        String horizontal = paper.alphabet().horizontal();
        return IntStream.of(widths).mapToObj(width -> horizontal.repeat(width + 2))
            .collect(Collectors.joining(paper.alphabet().crossing()));
    }

    /// @param values what the texts are of; null is drawn dim, the columns' names bold
    private String line(List<String> texts, List<?> values, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = paper.alphabet().cut(texts.get(column), widths[column]);
            boolean last = column == widths.length - 1;
            line.append(column == 0 ? "" : paper.alphabet().vertical());
            if (!last || !text.isEmpty()) {
                boolean number = table.columns().get(column).number();
                String blanks = " ".repeat(widths[column] - Clusters.width(text));
                line.append(' ').append(number ? blanks : "").append(painted(text, values.get(column)));
                line.append(last ? "" : number ? " " : blanks + " ");
            }
        }
        return line.toString();
    }

    private String painted(String text, Object value) {
        return value == null ? paper.ink().dim(text) : value instanceof Table.Column ? paper.ink().bold(text) : text;
    }

    /// What stands below it; empty if nothing does.
    static String footer(Table table) {
        if (table.counted()) {
            return table.rows().size() == 1 ? "(1 row)" : "(" + table.rows().size() + " rows)";
        }
        return table.columns().isEmpty() ? "(no columns)" : "";
    }
}
