package howdah.sql;

import howdah.sql.Catalogue.Builtin;
import howdah.sql.Catalogue.Column;
import howdah.sql.Catalogue.Relation;
import howdah.sql.Catalogue.Routine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads what completion needs to know, in few queries.
///
/// @see <a href="https://www.postgresql.org/docs/18/catalogs.html">System Catalogs</a>
record CatalogueReader(Connection connection) {

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private record ColumnOf(long relation, String schema, String name, String kind, boolean isVisible, Column column) {
    }

    private static final String SYSTEM = "nspname IN ('pg_catalog', 'information_schema')";
    private static final String COLUMNS = """
        SELECT pg_class.oid, nspname, relname,
               CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                            WHEN 'S' THEN 'sequence' ELSE 'table' END,
               pg_table_is_visible(pg_class.oid), attname,
               format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
             LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND relkind <> 'S'
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname !~ '^pg_toast' AND %s ORDER BY nspname, relname, attnum
        """;
    private static final String ROUTINES = """
        SELECT nspname, proname, pg_get_function_arguments(pg_proc.oid), pg_get_function_result(pg_proc.oid),
               pg_function_is_visible(pg_proc.oid)
        FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
        WHERE %s ORDER BY proname, pronargs
        """;
    private static final String INTERNAL = " AND prorettype <> ALL (ARRAY['internal', 'trigger', 'event_trigger']::regtype[])"
        + " AND NOT 'internal'::regtype = ANY (proargtypes::oid[])";

    Catalogue read(Builtin builtin) throws SQLException {
        return new Catalogue(relations("NOT " + SYSTEM), routines("NOT " + SYSTEM),
            all("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)' ORDER BY 1", rows -> rows.getString(1)),
                builtin);
    }

    Builtin builtin() throws SQLException {
        return new Builtin(relations(SYSTEM), routines(SYSTEM + INTERNAL),
            all("SELECT name, reset_val || coalesce(' ' || unit, '') FROM pg_settings ORDER BY name",
                rows -> new Routine("", rows.getString(1), rows.getString(2), true)),
            all("SELECT upper(word) FROM pg_get_keywords() ORDER BY catcode DESC, word", rows -> rows.getString(1)));
    }

    private List<Relation> relations(String condition) throws SQLException {
        var columns = all(COLUMNS.formatted(condition),
            rows -> new ColumnOf(rows.getLong(1), rows.getString(2), rows.getString(3),
            rows.getString(4), rows.getBoolean(5), new Column(rows.getString(6), rows.getString(7))));
        var relations = new LinkedHashMap<Long, Relation>();
        for (var each : columns) {
            var relation = relations.computeIfAbsent(each.relation(),
                key -> new Relation(each.schema(), each.name(), each.kind(), each.isVisible(), new ArrayList<>()));
            if (each.column().name() != null) {
                relation.columns().add(each.column());
            }
        }
        return List.copyOf(relations.values());
    }

    private List<Routine> routines(String condition) throws SQLException {
        return all(ROUTINES.formatted(condition), rows -> new Routine(rows.getString(1), rows.getString(2),
            "(%s)%s".formatted(rows.getString(3), rows.getString(4) == null ? "" : " → " + rows.getString(4)),
                rows.getBoolean(5)));
    }

    private <T> List<T> all(String query, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(reader.read(rows));
            }
        }
        return all;
    }
}
