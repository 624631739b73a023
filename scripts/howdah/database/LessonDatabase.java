package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A place of a lesson's own on a server: a database, or a schema where the role may not create databases.
///
/// It is empty at first, carries Howdah's mark as its comment, and is dropped only if it does. A session-level advisory lock,
/// which goes with the process, keeps it from others: where `howdah_lesson01` is in use, `howdah_lesson01_2` is taken.
///
/// @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS">Advisory Locks</a>
final class LessonDatabase implements AutoCloseable {

    static final String MARK = "Made by Howdah for a lesson, which may drop it.";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String APPLICATION_NAME = "ApplicationName";
    private static final String SPARE = "howdah_spare";
    private static final int PLACES = 1000;

    private final Server server;
    private final Connection runner;
    private final String name;
    private final Endpoint endpoint;
    private final boolean isExtra;

    private LessonDatabase(Server server, Connection runner, String name, boolean isSchema, boolean isExtra) {
        this.server = server;
        this.runner = runner;
        this.name = name;
        this.isExtra = isExtra;
        var learner = server.learner().options().containsKey(APPLICATION_NAME)
            ? server.learner() : server.learner().withOption(APPLICATION_NAME, name);
        endpoint = isSchema ? learner.withOption("currentSchema", name) : learner.withDatabase(name);
    }

    /// Takes the first place of that name that no other process uses, and empties it.
    ///
    /// @param runner a connection as the server's runner, kept open as long as the place is used
    /// @throws Failure if the role may make neither a database nor a schema, or if one of that name is not Howdah's
    static LessonDatabase claim(Server server, Connection runner, String name) throws SQLException {
        for (var place = 1; place <= PLACES; place++) {
            var candidate = place == 1 ? name : name + "_" + place;
            if (isFree(runner, candidate)) {
                var isSchema = !make(server, runner, candidate);
                return new LessonDatabase(server, runner, candidate, isSchema, place > 1);
            }
        }
        throw Failure.noDatabase("All %d databases named %s… on %s are in use.".formatted(PLACES, name, server.runner()));
    }

    /// Takes the lock on that place. Locks count in one database only, so that those of processes which came in through another
    /// are looked up; and a database that another role made for its lessons is left to it.
    private static boolean isFree(Connection runner, String name) throws SQLException {
        return Sql.value(runner, "SELECT pg_try_advisory_lock(hashtext('howdah'), hashtext(?))", name).equals("t")
            && Sql.value(runner, """
                SELECT 1 FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 2 AND pid <> pg_backend_pid() AND granted
                  AND classid::bigint = hashtext('howdah') & 4294967295 AND objid::bigint = hashtext(?) & 4294967295
                UNION ALL
                SELECT 1 FROM pg_database
                WHERE datname = ? AND NOT pg_has_role(datdba, 'MEMBER') AND shobj_description(oid, 'pg_database') = ?
                """, name, name, MARK) == null;
    }

    /// What [#claim] would make there: a database or a schema.
    ///
    /// @throws Failure if it may make neither
    static String kind(Server server, Connection runner) throws SQLException {
        if (mayCreateDatabases(runner)) {
            return "a database";
        }
        if (Sql.value(runner, "SELECT has_database_privilege(current_database(), 'CREATE')").equals("t")) {
            return "a schema";
        }
        throw mayNothing(server, null);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// @return false if the place is a schema
    private static boolean make(Server server, Connection runner, String name) throws SQLException {
        if (mayCreateDatabases(runner)) {
            makeDatabase(server, runner, name);
            return true;
        }
        makeSchema(server, runner, name);
        return false;
    }

    private static boolean mayCreateDatabases(Connection runner) throws SQLException {
        return Sql.value(runner, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").equals("t");
    }

    private static void makeDatabase(Server server, Connection runner, String name) throws SQLException {
        dropDatabase(server, runner, name);
        if (server.template() == null || !renameSpare(runner, name)) {
            createClosed(server, runner, name);
        }
        Sql.execute(runner, "COMMENT ON DATABASE %s IS '%s'".formatted(name, MARK));
        Sql.execute(runner, "ALTER DATABASE %s CONNECTION LIMIT -1".formatted(name));
    }

    /// Nobody may connect to a database until it carries the mark: so one of ours that is closed is half-made.
    private static void createClosed(Server server, Connection runner, String name) throws SQLException {
        var copy = server.template() == null
            ? "" : "TEMPLATE %s OWNER %s".formatted(server.template(), server.learner().user());
        Sql.execute(runner, "CREATE DATABASE %s %s CONNECTION LIMIT 0".formatted(name, copy));
    }

    private static void dropDatabase(Server server, Connection runner, String name) throws SQLException {
        var mark = Sql.value(runner, """
            SELECT CASE WHEN datconnlimit = 0 AND pg_has_role(datdba, 'MEMBER') THEN ?
                        ELSE coalesce(shobj_description(oid, 'pg_database'), '') END
            FROM pg_database WHERE datname = ?
            """, MARK, name);
        if (mark != null) {
            requireMark("database", name, mark, runner);
            rollBackPrepared(server, runner, name);
            Sql.execute(runner, "DROP DATABASE %s WITH (FORCE)".formatted(name));
        }
    }

    /// A database with prepared transactions cannot be dropped, and they can be ended only from within.
    private static void rollBackPrepared(Server server, Connection runner, String name) throws SQLException {
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

    private static void makeSchema(Server server, Connection runner, String name) throws SQLException {
        var mark = Sql.value(runner,
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = ?", name);
        try {
            if (mark != null) {
                requireMark("schema", name, mark, runner);
                Sql.execute(runner, "DROP SCHEMA %s CASCADE".formatted(name));
            }
            runner.setAutoCommit(false);
            Sql.execute(runner, "CREATE SCHEMA " + name);
            Sql.execute(runner, "COMMENT ON SCHEMA %s IS '%s'".formatted(name, MARK));
            runner.commit();
            runner.setAutoCommit(true);
        } catch (SQLException failure) {
            if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
                throw mayNothing(server, failure);
            }
            throw failure;
        }
    }

    private static void requireMark(String kind, String name, String mark, Connection runner) throws SQLException {
        if (!mark.equals(MARK)) {
            throw Failure.noDatabase("A %s named %s is there already, and it is not Howdah's.".formatted(kind, name))
                .where(runner.getMetaData().getURL())
                .next("rename it, or use another server: Howdah drops nothing that does not carry its mark");
        }
    }

    private static Failure mayNothing(Server server, SQLException cause) {
        var role = server.runner().user();
        var database = server.runner().database();
        return Failure.noDatabase(("\"%s\" may create neither databases nor schemas on PostgreSQL at %s, and lessons do not touch"
                + " what is there.").formatted(role, server.runner()))
            .cause(cause)
            .next("as a superuser, run  ALTER ROLE \"%s\" CREATEDB  or  GRANT CREATE ON DATABASE \"%s\" TO \"%s\" ; or unset PGHOST and DATABASE_URL to use the embedded server"
                .formatted(role, database, role));
    }

    /// A copy of the template, made ahead, is ready at once.
    private static boolean renameSpare(Connection runner, String name) {
        try {
            Sql.execute(runner, "ALTER DATABASE %s RENAME TO %s".formatted(SPARE, name));
            return true;
        } catch (SQLException none) {
            return false;
        }
    }

    /// Makes the copy that the next lesson will take, so that it need not wait 0.15 s for its own.
    void makeSpare() {
        try {
            var isThere = Sql.value(runner, "SELECT datname FROM pg_database WHERE datname = ?", SPARE) != null;
            if (server.template() != null && !isThere) {
                createClosed(server, runner, SPARE);
            }
        } catch (SQLException another) {
            // another lesson made one, or the server is stopping: the next lesson makes its own copy
        }
    }

    /// Leaves the place to others. What it holds stays to be looked at, unless it was an extra one.
    @Override
    public void close() throws SQLException {
        try (runner) {
            if (isExtra && !runner.isClosed()) {
                dropDatabase(server, runner, name);
            }
        }
    }
}
