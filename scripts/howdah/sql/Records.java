package howdah.sql;

import howdah.show.Rows;
import howdah.show.Show;

/// Rows one below the other, a line for each of their columns.
final class Records {

    private static final Show SHOW = Show.plain();

    private Records() {
    }

    static String text(Rows rows) {
        var names = rows.columns().stream().map(SHOW::text).toList();
        var width = names.stream().mapToInt(String::length).max().orElse(0);
        var margin = "\n" + " ".repeat(width + 3);
        var text = new StringBuilder();
        for (var row = 0; row < rows.count(); row++) {
            text.append("-[ row %d ]-\n".formatted(row + 1));
            for (var column = 0; column < names.size(); column++) {
                text.append(names.get(column)).append(" ".repeat(width - names.get(column).length())).append(" | ")
                    .append(SHOW.text(rows.values().get(row).get(column)).replace("\n", margin)).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}
