package howdah.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What the server tells of a lesson's connections and statements, however they came about.
record Observer(Connection runner, Server server, LessonDatabase place, Sessions sessions) {

    /// Looked up from within the database, since the view is an extension's.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/pgstatstatements.html">pg_stat_statements</a>
    OptionalLong statementCalls() throws SQLException {
        var inside = server.runner().withDatabase(place.endpoint().database());
        try (var connection = DriverManager.getConnection(inside.url(), inside.properties())) {
            var schema = Sql.value(connection,
                "SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'pg_stat_statements'");
            return schema == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(Sql.value(connection, """
                SELECT coalesce(sum(calls), 0) FROM %s.pg_stat_statements
                WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND userid = ?::regrole AND toplevel
                  AND query !~* '^\\s*(begin|start|commit|end|rollback|abort|savepoint|release|set|reset|show|discard)\\M'
                """.formatted(schema), server.learner().user())));
        }
    }

    /// A schema stands in a database of the user's, who may be connected to it with other programs.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/monitoring-stats.html">pg_stat_activity</a>
    List<Database.OpenSession> openSessions() throws SQLException {
        try (var statement = runner.prepareStatement("""
                SELECT pid, coalesce(state, ''), query FROM pg_stat_activity
                WHERE datname = ? AND usename = ? AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                  AND (split_part(application_name, ':', 1) = ? OR NOT ?)
                ORDER BY backend_start
                """)) {
            statement.setString(1, place.endpoint().database());
            statement.setString(2, server.learner().user());
            statement.setString(3, place.endpoint().options().get(LessonDatabase.APPLICATION_NAME));
            statement.setBoolean(4, place.isSchema());
            var open = new ArrayList<Database.OpenSession>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var backend = rows.getInt(1);
                    open.add(new Database.OpenSession(sessions.name(backend), backend, rows.getString(2), rows.getString(3)));
                }
            }
            return open;
        }
    }

    void terminateOthers() throws SQLException {
        for (var each : openSessions()) {
            if (each.name() == null) {
                Sql.value(runner, "SELECT pg_terminate_backend(?, 1000)", each.backend());
            }
        }
    }

    /// On a connection of its own: the runner's may be waiting. A server that does not answer has nothing to cancel.
    ///
    /// @param except processes of the server
    static void cancelStatements(Server server, LessonDatabase place, List<Integer> except) {
        try (var connection = DriverManager.getConnection(server.runner().url(), server.runner().properties())) {
            Sql.value(connection, """
                SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                WHERE datname = ? AND usename = ? AND application_name = ? AND state = 'active' AND pid <> ALL (?::integer[])
                """, place.endpoint().database(), server.learner().user(),
                place.endpoint().options().get(LessonDatabase.APPLICATION_NAME),
                except.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        } catch (SQLException gone) {
            // there is nothing to cancel
        }
    }
}
