package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Draws a table in psql's manner: a header, a rule, a line for each row, the number of rows.
///
/// No line ends in blanks. A value longer than [#WIDEST] columns is cut; where it stands alone in its row, than twice as many.
final class TableDrawing {

    static final int WIDEST = 60;

    private final Ink ink;
    private final Alphabet alphabet;
    private final Table table;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final int[] widths;

    private TableDrawing(Table table, Ink ink, Alphabet alphabet) {
        this.table = table;
        this.ink = ink;
        this.alphabet = alphabet;
        this.widths = new int[table.columns().size()];
        table.columns().forEach(column -> names.add(cell(column.name(), names.size())));
        table.rows().forEach(row -> cells.add(texts(row)));
    }

    static String draw(Table table, Ink ink, Alphabet alphabet) {
        return String.join("\n", new TableDrawing(table, ink, alphabet).lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (table.named()) {
            lines.add(header());
            lines.add(rule());
        }
        for (int row = 0; row < cells.size() && widths.length > 0; row++) {
            lines.add(row(row));
        }
        if (table.counted()) {
            lines.add(cells.size() == 1 ? "(1 row)" : "(" + cells.size() + " rows)");
        } else if (widths.length == 0) {
            lines.add("(no columns)");
        }
        return lines;
    }

    private List<String> texts(List<Object> row) {
        List<String> texts = new ArrayList<>(row.size());
        for (Object value : row) {
            texts.add(cell(value == Table.ABSENT ? "" : Value.text(value), texts.size()));
        }
        return texts;
    }

    private String cell(String text, int column) {
        String cut = alphabet.cut(text, widths.length == 1 ? 2 * WIDEST : WIDEST);
        widths[column] = Math.max(widths[column], Clusters.width(cut));
        return cut;
    }

    private String header() {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            append(line, column, names.get(column), ink.bold(names.get(column)));
        }
        return line.toString();
    }

    private String rule() {
        List<String> parts = new ArrayList<>();
        for (int width : widths) {
            parts.add(alphabet.horizontal().repeat(width + 2));
        }
        return String.join(alphabet.crossing(), parts);
    }

    private String row(int row) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = cells.get(row).get(column);
            boolean empty = table.rows().get(row).get(column) == null;
            append(line, column, text, empty ? ink.dim(text) : text);
        }
        return line.toString();
    }

    /// @param text    the cell as it counts for the alignment
    /// @param colored the same cell as it is written
    private void append(StringBuilder line, int column, String text, String colored) {
        String blanks = " ".repeat(widths[column] - Clusters.width(text));
        boolean number = table.columns().get(column).number();
        boolean last = column == widths.length - 1;
        line.append(column == 0 ? "" : alphabet.vertical());
        if (last && text.isEmpty()) {
            return;
        }
        line.append(' ').append(number ? blanks : "").append(colored);
        line.append(last ? "" : number ? " " : blanks + " ");
    }
}
