package howdah.show;

import java.sql.ResultSet;
import java.util.List;

/// Rows that were read from a result set, to be shown as a table; also where there are none, and where columns share a name.
public final class Rows {

    private final Table table;

    private Rows(Table table) {
        this.table = table;
    }

    /// Reads from the result set's cursor on; each value is kept as PostgreSQL writes it.
    ///
    /// @param most     how many are read, at most
    /// @param isTold   whether the number of rows is told below them
    public static Rows read(ResultSet rows, int most, boolean isTold) {
        return new Rows(ResultSetReader.read(rows, most, isTold));
    }

    Table table() {
        return table;
    }

    public int count() {
        return table.rows().size();
    }

    /// The names of the columns.
    public List<String> columns() {
        return table.columns().stream().map(Table.Column::name).toList();
    }

    /// Row by row, as many as there are columns.
    public List<List<Object>> values() {
        return table.rows();
    }
}
