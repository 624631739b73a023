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

    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String APPLICATION_NAME = "ApplicationName";
    private static final int PLACES = 1000;

    private final Server server;
    private final Connection runner;
    private final String name;
    private final boolean isSchema;
    private final Endpoint endpoint;
    private final boolean isExtra;

    private LessonDatabase(Server server, Connection runner, String name, boolean isSchema, boolean isExtra) {
        this.server = server;
        this.runner = runner;
        this.name = name;
        this.isSchema = isSchema;
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
    static boolean isFree(Connection runner, String name) throws SQLException {
        return Sql.value(runner, "SELECT pg_try_advisory_lock(hashtext('howdah'), hashtext(?))", name).equals("t")
            && Sql.value(runner, """
                SELECT 1 FROM pg_locks
                WHERE locktype = 'advisory' AND objsubid = 2 AND pid <> pg_backend_pid() AND granted
                  AND classid::bigint = hashtext('howdah') & 4294967295 AND objid::bigint = hashtext(?) & 4294967295
                UNION ALL
                SELECT 1 FROM pg_database
                WHERE datname = ? AND NOT pg_has_role(datdba, 'MEMBER') AND shobj_description(oid, 'pg_database') = ?
                """, name, name, MarkedDatabases.MARK) == null;
    }

    /// Gives up the lock that [#isFree] has taken.
    static void release(Connection runner, String name) throws SQLException {
        Sql.value(runner, "SELECT pg_advisory_unlock(hashtext('howdah'), hashtext(?))", name);
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

    /// The name of the database or the schema.
    String name() {
        return name;
    }

    boolean isSchema() {
        return isSchema;
    }

    /// @return false if the place is a schema
    private static boolean make(Server server, Connection runner, String name) throws SQLException {
        if (mayCreateDatabases(runner)) {
            new MarkedDatabases(server, runner).make(name);
            return true;
        }
        makeSchema(server, runner, name);
        return false;
    }

    private static boolean mayCreateDatabases(Connection runner) throws SQLException {
        return Sql.value(runner, "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").equals("t");
    }

    private static void makeSchema(Server server, Connection runner, String name) throws SQLException {
        var mark = Sql.value(runner,
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = ?", name);
        try {
            if (mark != null) {
                new MarkedDatabases(server, runner).requireMark("schema", name, mark);
                Sql.execute(runner, "DROP SCHEMA %s CASCADE".formatted(name));
            }
            runner.setAutoCommit(false);
            Sql.execute(runner, "CREATE SCHEMA " + name);
            Sql.execute(runner, "COMMENT ON SCHEMA %s IS '%s'".formatted(name, MarkedDatabases.MARK));
            runner.commit();
            runner.setAutoCommit(true);
        } catch (SQLException failure) {
            if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
                throw mayNothing(server, failure);
            }
            throw failure;
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

    /// Makes it empty again, as it was when it was claimed, and ends whatever is connected to it.
    void empty(Connection runner) throws SQLException {
        make(server, runner, name);
    }

    /// Sets what holds for connections that are opened later; a schema has no settings.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/sql-alterdatabase.html">ALTER DATABASE</a>
    void set(Connection runner, String setting, String value) throws SQLException {
        if (!isSchema) {
            Sql.execute(runner, "ALTER DATABASE %s SET %s = '%s'".formatted(name, setting, value));
        }
    }

    /// Sees to it that an extension is there and answers. A schema lies in a database with tables of others: there it is only
    /// looked for.
    ///
    /// @return null if it is, else why not
    String createExtension(String extension) throws SQLException {
        try (var connection = DriverManager.getConnection(endpoint.url(), endpoint.properties())) {
            if (Sql.value(connection, "SELECT 1 FROM pg_extension WHERE extname = ?", extension) == null) {
                if (Sql.value(connection, "SELECT 1 FROM pg_available_extensions WHERE name = ?", extension) == null) {
                    return "the server does not have it";
                }
                if (isSchema) {
                    return "the database does not have it";
                }
                Sql.execute(connection, "CREATE EXTENSION \"%s\"".formatted(extension.replace("\"", "\"\"")));
            }
            return whyItDoesNotAnswer(connection, extension);
        } catch (SQLException failure) {
            if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
                return "\"%s\" may not create it".formatted(endpoint.user());
            }
            throw failure;
        }
    }

    /// One that was to be loaded when the server starts is asked by the view that it is named after.
    private static String whyItDoesNotAnswer(Connection connection, String extension) throws SQLException {
        if (Sql.value(connection, "SELECT to_regclass(quote_ident(?))::text", extension) == null) {
            return null;
        }
        try {
            Sql.value(connection, "SELECT count(*) FROM \"%s\"".formatted(extension.replace("\"", "\"\"")));
            return null;
        } catch (SQLException notLoaded) {
            return "it does not answer: shared_preload_libraries does not name it";
        }
    }

    /// Leaves the place to others. What it holds stays to be looked at, unless it was an extra one.
    @Override
    public void close() throws SQLException {
        try (runner) {
            if (isExtra && !runner.isClosed()) {
                new MarkedDatabases(server, runner).drop(name);
            }
        }
    }
}
