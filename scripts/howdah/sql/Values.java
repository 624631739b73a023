package howdah.sql;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/// Reads rows as Java's own values, which outlive the connection: [java.time], lists for arrays, strings for what Java lacks.
final class Values {

    /// More rows are not kept.
    static final int MOST = 100_000;

    private Values() {
    }

    /// @return a map for each row, in the order of the columns; a second column `id` is called `id_2`
    static List<Map<String, Object>> read(ResultSet rows) throws SQLException {
        var names = names(rows);
        var read = new ArrayList<Map<String, Object>>();
        while (read.size() < MOST && rows.next()) {
            var row = new LinkedHashMap<String, Object>();
            for (var column = 1; column <= names.size(); column++) {
                row.put(names.get(column - 1), value(rows, column));
            }
            read.add(row);
        }
        return read;
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        var names = new ArrayList<String>();
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            var label = rows.getMetaData().getColumnLabel(column);
            var name = label;
            for (var number = 2; names.contains(name); number++) {
                name = label + "_" + number;
            }
            names.add(name);
        }
        return names;
    }

    private static Object value(ResultSet rows, int column) throws SQLException {
        return switch (rows.getMetaData().getColumnType(column)) {
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME -> rows.getMetaData().getColumnTypeName(column).equals("timetz")
                ? rows.getString(column) : rows.getObject(column, LocalTime.class);
            case Types.TIMESTAMP -> rows.getMetaData().getColumnTypeName(column).equals("timestamptz")
                ? rows.getObject(column, OffsetDateTime.class) : rows.getObject(column, LocalDateTime.class);
            default -> plain(rows.getObject(column));
        };
    }

    private static Object plain(Object value) throws SQLException {
        return switch (value) {
            case Array array -> list((Object[]) array.getArray());
            case PGobject object -> object.getValue();
            case java.sql.SQLXML xml -> xml.getString();
            case java.sql.Timestamp time -> time.toLocalDateTime();
            case Date date -> date.toLocalDate();
            case Time time -> time.toLocalTime();
            case null, default -> value;
        };
    }

    private static List<Object> list(Object[] elements) throws SQLException {
        var list = new ArrayList<>();
        for (var element : elements) {
            list.add(element instanceof Object[] inner ? list(inner) : plain(element));
        }
        return list;
    }
}
