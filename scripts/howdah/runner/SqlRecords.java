package howdah.runner;

import howdah.show.Show;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Rows one below the other, a line for each of their columns.
final class SqlRecords {

    private SqlRecords() {
    }

    static String text(ResultSet rows, Show show) throws SQLException {
        var data = rows.getMetaData();
        var width = 0;
        for (var column = 1; column <= data.getColumnCount(); column++) {
            width = Math.max(width, data.getColumnLabel(column).length());
        }
        var text = new StringBuilder();
        while (rows.next()) {
            text.append("-[ row %d ]-\n".formatted(rows.getRow()));
            for (var column = 1; column <= data.getColumnCount(); column++) {
                var margin = "\n" + " ".repeat(width + 3);
                text.append(show.text(data.getColumnLabel(column))).append(" ".repeat(width - data.getColumnLabel(column)
                    .length()))
                    .append(" | ").append(show.text(rows.getString(column)).replace("\n", margin)).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }
}
