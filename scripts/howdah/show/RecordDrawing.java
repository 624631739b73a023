package howdah.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Draws the rows of a table one below the other, a line for each column.
final class RecordDrawing {

    private final Table table;
    private final Paper paper;
    private final List<String> names;
    private final int nameWidth;

    private RecordDrawing(Table table, List<String> names, Paper paper) {
        this.table = table;
        this.paper = paper;
        this.names = names;
        this.nameWidth = Math.min(names.stream().mapToInt(Clusters::width).max().orElse(0), paper.width() / 2);
    }

    /// @param names the columns' names, made visible
    /// @param cells the table's values, made visible
    static List<String> lines(Table table, List<String> names, List<List<String>> cells, Paper paper) {
        var drawing = new RecordDrawing(table, names, paper);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            if (table.counted()) {
                lines.add(drawing.rule(row + 1));
            }
            drawing.append(lines, cells.get(row), table.rows().get(row));
        }
        if (cells.isEmpty()) {
            drawing.append(lines, Collections.nCopies(names.size(), ""), names);
        }
        return lines;
    }

    private String rule(int number) {
        String horizontal = paper.alphabet().horizontal();
        String begin = horizontal + "[ " + number + " ]";
        return begin + horizontal.repeat(Math.max(0, nameWidth + 2 - begin.length()))
            + (begin.length() < nameWidth + 2 ? paper.alphabet().crossing() : horizontal)
            + horizontal.repeat(TableDrawing.SHORTEST);
    }

    private void append(List<String> lines, List<String> texts, List<?> values) {
        for (int column = 0; column < texts.size(); column++) {
            if (values.get(column) != Table.ABSENT) {
                lines.add(line(names.get(column), texts.get(column), values.get(column) == null));
            }
        }
    }

    private String line(String name, String text, boolean empty) {
        String label = paper.alphabet().cut(name, nameWidth);
        String cut = paper.alphabet().cut(text, paper.width() - nameWidth - 4);
        String blanks = " ".repeat(nameWidth - Clusters.width(label));
        return " " + paper.ink().bold(label) + blanks + " " + paper.alphabet().vertical()
            + (cut.isEmpty() ? "" : " " + (empty ? paper.ink().dim(cut) : cut));
    }
}
