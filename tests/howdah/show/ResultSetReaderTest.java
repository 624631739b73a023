package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Types;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.Test;

class ResultSetReaderTest {

    private final Show plain = Show.plain();

    @Test
    void shouldAlignByTheTypesOfTheColumns() throws SQLException {
        assertThat(plain.text(rows("7", "x", null, null))).isEqualTo("""
               id │ data
            ──────┼──────
                7 │ x
             NULL │ NULL
            (2 rows)""");
    }

    @Test
    void shouldShowTheHeaderOfAnEmptyResult() throws SQLException {
        assertThat(plain.text(rows())).isEqualTo("""
             id │ data
            ────┼──────
            (0 rows)""");
    }

    @Test
    void shouldShowOnlyTheRowsThatRemain() throws SQLException {
        CachedRowSet rows = rows("1", "a", "2", "b");
        rows.next();
        assertThat(plain.text(rows)).contains("2 │ b").doesNotContain("1 │ a").endsWith("(1 row)");
    }

    @Test
    void shouldKeepColumnsOfTheSameName() throws SQLException {
        var metadata = new RowSetMetaDataImpl();
        metadata.setColumnCount(2);
        for (int i = 1; i <= 2; i++) {
            metadata.setColumnLabel(i, "id");
            metadata.setColumnName(i, "id");
            metadata.setColumnType(i, Types.VARCHAR);
            metadata.setColumnTypeName(i, "varchar");
        }
        assertThat(plain.text(filled(metadata, "a", "b"))).contains(" id │ id\n").contains(" a  │ b\n");
    }

    @Test
    void shouldTellTheCauseWhenTheRowsCannotBeRead() throws SQLException {
        CachedRowSet rows = rows("1", "a");
        rows.moveToInsertRow();
        assertThatThrownBy(() -> plain.text(rows)).isInstanceOf(IllegalStateException.class)
            .hasCauseInstanceOf(SQLException.class);
    }

    private static CachedRowSet rows(String... values) throws SQLException {
        var metadata = new RowSetMetaDataImpl();
        metadata.setColumnCount(2);
        metadata.setColumnLabel(1, "id");
        metadata.setColumnType(1, Types.INTEGER);
        metadata.setColumnTypeName(1, "int4");
        metadata.setColumnLabel(2, "data");
        metadata.setColumnType(2, Types.VARCHAR);
        metadata.setColumnTypeName(2, "varchar");
        return filled(metadata, values);
    }

    private static CachedRowSet filled(RowSetMetaDataImpl metadata, String... values) throws SQLException {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        rows.setMetaData(metadata);
        for (int i = values.length - 2; i >= 0; i -= 2) {
            rows.moveToInsertRow();
            update(rows, 1, values[i]);
            update(rows, 2, values[i + 1]);
            rows.insertRow();
            rows.moveToCurrentRow();
        }
        rows.beforeFirst();
        return rows;
    }

    private static void update(CachedRowSet rows, int column, String value) throws SQLException {
        if (value == null) {
            rows.updateNull(column);
        } else if (rows.getMetaData().getColumnType(column) == Types.INTEGER) {
            rows.updateInt(column, Integer.parseInt(value));
        } else {
            rows.updateString(column, value);
        }
    }
}
