package howdah.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the catalog tells of tables.
///
/// @see <a href="https://www.postgresql.org/docs/18/catalogs.html">System Catalogs</a>
final class SqlCatalog {

    private static final String RELATIONS = """
        SELECT nspname AS schema, relname AS name,
               CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
                            WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence' END AS type,
               pg_get_userbyid(relowner) AS owner
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind::text = ANY (string_to_array(?, ',')) AND pg_table_is_visible(pg_class.oid)
          AND nspname NOT IN ('pg_catalog', 'information_schema', 'extensions')
        ORDER BY 1, 2
        """;
    private static final String COLUMNS = """
        SELECT attname AS column, format_type(atttypid, atttypmod) AS type,
               CASE WHEN attnotnull THEN 'not null' ELSE '' END AS nullable, coalesce(pg_get_expr(adbin, adrelid), '') AS default
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
        ORDER BY attnum
        """;
    private static final String CONSTRAINTS = """
        SELECT format('%I %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE conrelid = ?::regclass AND contype <> 'n' ORDER BY contype <> 'p', conname
        """;
    private static final String INDEXES = """
        SELECT pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid = ?::regclass
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f') ORDER BY 1
        """;

    private SqlCatalog() {
    }

    /// Tables, views and the like, and sequences.
    static List<Map<String, String>> relations(Connection connection) throws SQLException {
        return rows(connection, RELATIONS, "r,p,v,m,f,S");
    }

    static List<Map<String, String>> tables(Connection connection) throws SQLException {
        return rows(connection, RELATIONS, "r,p");
    }

    static List<Map<String, String>> columns(Connection connection, String table) throws SQLException {
        return rows(connection, COLUMNS, table);
    }

    /// The constraints and the other indexes of a table, as SQL has them.
    static List<String> rules(Connection connection, String table) throws SQLException {
        var rules = new ArrayList<>(names(connection, CONSTRAINTS, table));
        rules.addAll(names(connection, INDEXES, table));
        return rules;
    }

    /// The first column of a query.
    static List<String> names(Connection connection, String query, String... parameters) throws SQLException {
        return rows(connection, query, parameters).stream().map(row -> row.values().iterator().next()).toList();
    }

    private static List<Map<String, String>> rows(Connection connection, String query, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setString(at + 1, parameters[at]);
            }
            var found = new ArrayList<Map<String, String>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = new LinkedHashMap<String, String>();
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnLabel(column), rows.getString(column));
                    }
                    found.add(row);
                }
            }
            return found;
        }
    }
}
