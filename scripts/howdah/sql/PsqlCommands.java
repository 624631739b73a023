package howdah.sql;

import howdah.show.Failure;
import howdah.show.Nearest;
import howdah.show.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Those of psql's commands that one needs most.
///
/// @see <a href="https://www.postgresql.org/docs/18/app-psql.html">psql: meta-commands</a>
final class PsqlCommands {

    private interface Action {
        Result run(String argument) throws Exception;
    }

    /// Those that list something, and what they tell.
    private static final Map<String, String> HELP = help();

    private final SqlCells cells;
    private final Connection connection;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    PsqlCommands(SqlCells cells, Connection connection) {
        this.cells = cells;
        this.connection = connection;
        actions.put("\\d", argument -> argument.isEmpty() ? list(Relations.ALL, "") : describe(argument));
        actions.put("\\dt", argument -> list(Relations.TABLES, argument));
        actions.put("\\dv", argument -> list(Relations.VIEWS, argument));
        actions.put("\\di", argument -> list(Relations.INDEXES, argument));
        actions.put("\\df", argument -> list(Relations.FUNCTIONS, argument));
        actions.put("\\dn", argument -> list(Relations.SCHEMAS, argument));
        actions.put("\\du", argument -> list(Relations.ROLES, argument));
        actions.put("\\l", argument -> list(Relations.DATABASES, argument));
        actions.put("\\copy", argument -> new ClientCopy(argument).run(connection));
        actions.put("\\conninfo", argument -> connectionInfo());
        actions.put("\\x", argument -> expanded());
        actions.put("\\timing", argument -> timing());
        actions.put("\\?", argument -> Result.of(HELP.entrySet().stream()
            .map(each -> "%-15s %s".formatted(each.getKey(), each.getValue())).collect(Collectors.joining("\n"))));
    }

    private static Map<String, String> help() {
        var help = new LinkedHashMap<String, String>();
        help.put("\\d", "the tables, views and sequences");
        help.put("\\d NAME", "a table's columns, constraints and indexes");
        help.put("\\dt \\dv \\di", "the tables, the views, the indexes; \\dt po* those that begin so");
        help.put("\\df \\dn", "the functions, the schemas");
        help.put("\\du \\l", "the roles, the databases");
        help.put("\\copy", "\\copy TABLE from 'FILE' csv header, \\copy (SELECT …) to 'FILE' csv");
        help.put("\\conninfo", "which server and database this is");
        help.put("\\timing", "tell how long each statement takes, or no longer");
        help.put("\\x", "show rows one below the other, or as a table again");
        help.put("\\?", "this list");
        return help;
    }

    /// All of them, to be completed.
    static List<String> names() {
        return List.of("\\?", "\\conninfo", "\\copy", "\\d", "\\df", "\\di", "\\dn", "\\dt", "\\du", "\\dv", "\\l", "\\timing",
            "\\x");
    }

    /// @param line with its backslash
    /// @throws Failure if there is none of that name, with the nearest
    Result run(String line) throws Exception {
        var words = line.replaceFirst(";\\s*$", "").split("\\s+", 2);
        var action = actions.get(words[0].replaceFirst("\\+$", ""));
        if (action == null) {
            throw Failure.usage("There is no command \"%s\".".formatted(words[0]))
                .next(Nearest.advice(words[0], actions.keySet(), "\\? shows all"));
        }
        return action.run(words.length < 2 ? "" : words[1].strip());
    }

    private Result list(String query, String pattern) throws SQLException {
        return Result.of(rows(query, Relations.schemaPattern(pattern), Relations.namePattern(pattern)));
    }

    private Rows rows(String query, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (var rows = statement.executeQuery()) {
                return Rows.read(rows, Integer.MAX_VALUE, true);
            }
        }
    }

    /// A view's columns are followed by its query, a table's by its constraints and by the indexes that no constraint made.
    Result describe(String name) throws SQLException {
        var shown = new ArrayList<>();
        shown.add(rows(Relations.COLUMNS, name));
        var rules = rows(Relations.RULES, name, name, name);
        if (rules.count() > 0) {
            shown.add(rules.values().stream().map(row -> "  " + row.getFirst()).collect(Collectors.joining("\n")));
        }
        return Result.of(shown.toArray());
    }

    private Result connectionInfo() throws SQLException {
        var data = connection.getMetaData();
        return Result.of("Connected to the database \"%s\" as \"%s\": PostgreSQL %s at %s, process %d".formatted(
            connection.getCatalog(), data.getUserName(), data.getDatabaseProductVersion(),
            data.getURL().replaceFirst("^jdbc:postgresql://([^/]*)/.*$", "$1"),
            connection.unwrap(PGConnection.class).getBackendPID()));
    }

    private Result expanded() {
        cells.setManner(cells.manner().toggleExpanded());
        return Result.of(cells.manner().isExpanded() ? "Rows stand one below the other." : "Rows stand in a table.");
    }

    private Result timing() {
        cells.setManner(cells.manner().toggleTiming());
        return Result.of(cells.manner().isTiming() ? "Times are told." : "Times are not told.");
    }
}
