package howdah.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Single commands and single values, for the room's own housekeeping.
final class Sql {

    private Sql() {
    }

    static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /// The first column of the first row as the server prints it, or null if there is no row.
    static String value(Connection connection, String query, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
