package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Howdah's own databases on a server: they carry its mark as their comment, and only what does is ever dropped.
///
/// @param runner a connection as the server's runner
/// @see <a href="https://www.postgresql.org/docs/18/sql-createdatabase.html">CREATE DATABASE</a>
record MarkedDatabases(Server server, Connection runner) {

    static final String MARK = "Made by Howdah for a lesson, which may drop it.";

    /// A check takes two at once, and the next one soon after.
    private static final List<String> SPARES = List.of("howdah_spare", "howdah_spare_2", "howdah_spare_3");

    /// Makes a database from the template, in place of the one of that name, if that is Howdah's.
    ///
    /// @throws Failure if one of that name is not Howdah's
    void make(String name) throws SQLException {
        drop(name);
        if (!server.hasSpares() || !takeSpare(name)) {
            createClosed(name, server.template(), "");
        }
        open(name);
    }

    /// Makes a copy of a database to which nobody is connected, in place of the one of that name, if that is Howdah's.
    void copy(String database, String name) throws SQLException {
        drop(name);
        createClosed(name, database, runner.getMetaData().getDatabaseMajorVersion() < 15 ? "" : "STRATEGY FILE_COPY");
        open(name);
    }

    /// Nobody may connect to a database until it carries the mark: so one of ours that is closed is half-made.
    ///
    /// @param strategy a clause, or empty for the server's default, which suits small databases
    private void createClosed(String name, String template, String strategy) throws SQLException {
        var source = template == null ? "" : "TEMPLATE %s OWNER %s".formatted(template, server.learner().user());
        Sql.execute(runner, "CREATE DATABASE %s %s %s CONNECTION LIMIT 0".formatted(name, source, strategy));
    }

    private void open(String name) throws SQLException {
        Sql.execute(runner, "COMMENT ON DATABASE %s IS '%s'".formatted(name, MARK));
        Sql.execute(runner, "ALTER DATABASE %s CONNECTION LIMIT -1".formatted(name));
    }

    boolean exists(String name) throws SQLException {
        return Sql.value(runner, "SELECT 1 FROM pg_database WHERE datname = ?", name) != null;
    }

    /// Drops a database with whatever is connected to it; one that is not there is fine.
    ///
    /// @throws Failure if it is not Howdah's
    void drop(String name) throws SQLException {
        var mark = Sql.value(runner, """
            SELECT CASE WHEN datconnlimit = 0 AND pg_has_role(datdba, 'MEMBER') THEN ?
                        ELSE coalesce(shobj_description(oid, 'pg_database'), '') END
            FROM pg_database WHERE datname = ?
            """, MARK, name);
        if (mark != null) {
            requireMark("database", name, mark);
            rollBackPrepared(name);
            dropUsed(name);
        }
    }

    /// While autovacuum is at work in there, the server refuses FORCE to all but superusers; without it, it sends that away.
    private void dropUsed(String name) throws SQLException {
        try {
            Sql.execute(runner, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        } catch (SQLException refused) {
            if (!LessonDatabase.INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                throw refused;
            }
            Sql.value(runner, """
                SELECT count(pg_terminate_backend(pid, 1000)) FROM pg_stat_activity
                WHERE datname = ? AND pg_has_role(usesysid, 'USAGE')
                """, name);
            Sql.execute(runner, "DROP DATABASE IF EXISTS " + name);
        }
    }

    void requireMark(String kind, String name, String mark) throws SQLException {
        if (!mark.equals(MARK)) {
            throw Failure.noDatabase("A %s named %s is there already, and it is not Howdah's.".formatted(kind, name))
                .where(runner.getMetaData().getURL())
                .next("rename it, or use another server: Howdah drops nothing that does not carry its mark");
        }
    }

    /// A database with prepared transactions cannot be dropped, and they can be ended only from within.
    private void rollBackPrepared(String name) throws SQLException {
        var next = "SELECT format('ROLLBACK PREPARED %L', gid) FROM pg_prepared_xacts WHERE database = ?";
        if (Sql.value(runner, next, name) != null) {
            var inside = server.learner().withDatabase(name);
            try (var connection = DriverManager.getConnection(inside.url(), inside.properties())) {
                for (var command = Sql.value(connection, next, name); command != null; command = Sql.value(connection, next, name)) {
                    Sql.execute(connection, command);
                }
            }
        }
    }

    /// Those that this role may drop, by name.
    List<Servers.Place> list() throws SQLException {
        try (var statement = runner.prepareStatement("""
                SELECT datname, pg_database_size(oid) FROM pg_database
                WHERE shobj_description(oid, 'pg_database') = ? AND pg_has_role(datdba, 'MEMBER') ORDER BY datname
                """)) {
            statement.setString(1, MARK);
            var places = new ArrayList<Servers.Place>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add(new Servers.Place(rows.getString(1), rows.getLong(2)));
                }
            }
            return places;
        }
    }

    /// A copy of the template, made ahead, is ready at once.
    private boolean takeSpare(String name) {
        return SPARES.stream().anyMatch(spare -> rename(spare, name));
    }

    private boolean rename(String spare, String name) {
        try {
            Sql.execute(runner, "ALTER DATABASE %s RENAME TO %s".formatted(spare, name));
            return true;
        } catch (SQLException none) {
            return false;
        }
    }

    /// Makes the copies that the next lessons will take, so that they need not wait 0.1 s for their own.
    void makeSpares() {
        if (server.hasSpares()) {
            SPARES.forEach(this::makeSpare);
        }
    }

    private void makeSpare(String name) {
        try {
            if (!exists(name)) {
                createClosed(name, server.template(), "");
            }
        } catch (SQLException another) {
            // another lesson made one, or the server is stopping: the next lesson makes its own copy
        }
    }
}
