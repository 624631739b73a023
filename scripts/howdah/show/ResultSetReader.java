package howdah.show;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/// Reads the rows that a result set still has, each value as PostgreSQL writes it (`{a,NULL}`, `1 day`, `infinity`).
final class ResultSetReader {

    private ResultSetReader() {
    }

    static Table read(ResultSet rows) {
        return read(rows, Integer.MAX_VALUE, true);
    }

    /// @param most how many rows are read, at most
    static Table read(ResultSet rows, int most, boolean counted) {
        try {
            return new Table(columns(rows.getMetaData()), remaining(rows, most), counted);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Table.Column> columns(ResultSetMetaData data) throws SQLException {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new Table.Column(data.getColumnLabel(i), isNumber(data.getColumnType(i))));
        }
        return columns;
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.TINYINT, Types.NUMERIC, Types.DECIMAL, Types.REAL,
                Types.FLOAT, Types.DOUBLE -> true;
            default -> false;
        };
    }

    private static List<List<Object>> remaining(ResultSet rows, int most) throws SQLException {
        ResultSetMetaData data = rows.getMetaData();
        List<List<Object>> read = new ArrayList<>();
        while (read.size() < most && rows.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                row.add(value(rows, i, data.getColumnTypeName(i)));
            }
            read.add(row);
        }
        return read;
    }

    /// Some values as Java has them: the driver's text of those depends on how the server sent them.
    private static Object value(ResultSet rows, int column, String type) throws SQLException {
        return switch (type) {
            case "bool", "numeric" -> rows.getObject(column);
            case "bytea" -> rows.getBytes(column);
            default -> rows.getString(column);
        };
    }
}
