package howdah.sql;

import howdah.show.Failure;
import howdah.show.Nearest;
import howdah.show.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads the tables of a schema, all or some of them.
final class Tables {

    private Tables() {
    }

    /// @param names of a schema, or of tables of the schema in which tables are made
    static Schema read(Connection connection, List<String> names) throws SQLException {
        if (names.size() == 1 && schemas(connection).contains(names.getFirst())) {
            return Schema.of(connection, names.getFirst());
        }
        var all = Schema.of(connection);
        var known = all.relations().stream().map(Schema.Relation::name).toList();
        for (var name : names) {
            if (!known.contains(name)) {
                throw Failure.usage("There is no table and no schema \"%s\".".formatted(name))
                    .next(Nearest.advice(name, known, known.isEmpty() ? "the schema %s has no tables".formatted(all.name())
                        : "there are " + String.join(", ", known)));
            }
        }
        return names.isEmpty() ? all
            : new Schema(all.name(), all.relations().stream().filter(each -> names.contains(each.name())).toList());
    }

    private static List<String> schemas(Connection connection) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT nspname FROM pg_namespace")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }
}
