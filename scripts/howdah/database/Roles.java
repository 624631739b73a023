package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.util.PasswordUtil;

/// The roles and the template database on a server; on one of Howdah's own they are prepared here.
///
/// Lessons connect as `learner`, who is no superuser but may create databases, replicate and look at statistics; so the
/// extensions that need a superuser stand in the template already, in a schema of their own.
///
/// @param runner   makes, copies and drops databases of the learner's
/// @param learner  what lessons connect as
/// @param template the database that those of lessons are copied from, or null for the server's own default
/// @see <a href="https://www.postgresql.org/docs/18/role-attributes.html">Role Attributes</a>
/// @see <a href="https://www.postgresql.org/docs/18/manage-ag-templatedbs.html">Template Databases</a>
record Roles(Endpoint runner, Endpoint learner, String template) {

    /// Changes when what [#prepare] makes changes: servers prepared before are then prepared anew.
    static final String TEMPLATE = "howdah_template_1";

    /// Iterations slow down whoever guesses a password: one of 24 random bytes cannot be guessed, and a lesson opens three
    /// connections before it has warmed up.
    private static final int SCRAM_ITERATIONS = 1;

    private static final List<String> EXTENSIONS =
        List.of("btree_gist", "citext", "hstore", "pg_stat_statements", "pg_trgm", "pgcrypto", "pgrowlocks");

    /// Prepares the server unless the file says that it was done.
    static Roles prepare(String host, int port, Passwords passwords, Path done, Consumer<String> progress)
            throws IOException {
        if (!Files.exists(done) || !Files.readString(done).equals(TEMPLATE)) {
            progress.accept("Preparing the roles and the template database (once)");
            prepare(host, port, passwords);
            Files.writeString(CacheFolder.makeFile(done), TEMPLATE);
        }
        return of(host, port, passwords);
    }

    /// Prepares the server, as its superuser.
    static Roles prepare(String host, int port, Passwords passwords) {
        var superuser = new Endpoint(host, port, "postgres", Passwords.SUPERUSER, passwords.superuser());
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.properties())) {
            createRoles(connection, passwords);
            createTemplate(connection, superuser);
        } catch (SQLException failure) {
            throw Failure.noDatabase("The server at %s cannot be prepared for lessons.".formatted(superuser))
                .cause(failure).next("run it again; `jbang doctor` shows what is there");
        }
        return of(host, port, passwords);
    }

    /// The roles of a server that was prepared before.
    static Roles of(String host, int port, Passwords passwords) {
        return new Roles(new Endpoint(host, port, "postgres", Passwords.RUNNER, passwords.runner()),
            new Endpoint(host, port, "postgres", Passwords.LEARNER, passwords.learner()), TEMPLATE);
    }

    private static void createRoles(Connection connection, Passwords passwords) throws SQLException {
        createRole(connection, Passwords.LEARNER, "CREATEDB REPLICATION", passwords.learner());
        createRole(connection, Passwords.RUNNER, "CREATEDB", passwords.runner());
        execute(connection,
            "GRANT pg_monitor TO learner",
            "GRANT pg_monitor, pg_signal_backend, learner TO howdah",
            "ALTER ROLE learner SET search_path = \"$user\", public, extensions");
    }

    /// The server is sent a verifier, never the password itself: statements are kept in its logs and statistics.
    private static void createRole(Connection connection, String name, String attributes, String password)
            throws SQLException {
        if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = '%s'".formatted(name))) {
            execute(connection, "CREATE ROLE " + name);
        }
        execute(connection, "ALTER ROLE %s LOGIN %s PASSWORD '%s'".formatted(name, attributes, verifier(password)));
    }

    /// What a server keeps of a password.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/catalog-pg-authid.html">pg_authid.rolpassword</a>
    static String verifier(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray(), SCRAM_ITERATIONS, Passwords.salt());
    }

    private static void createTemplate(Connection connection, Endpoint superuser) throws SQLException {
        if (exists(connection, "SELECT FROM pg_database WHERE datname = '%s'".formatted(TEMPLATE))) {
            return;
        }
        var unfinished = TEMPLATE + "_unfinished";
        execute(connection,
            "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(unfinished),
            "CREATE DATABASE %s TEMPLATE template0".formatted(unfinished));
        var endpoint = superuser.withDatabase(unfinished);
        try (var inside = DriverManager.getConnection(endpoint.url(), endpoint.properties())) {
            createExtensions(inside);
        }
        execute(connection,
            "ALTER DATABASE %s WITH IS_TEMPLATE true ALLOW_CONNECTIONS false".formatted(unfinished),
            "ALTER DATABASE %s RENAME TO %s".formatted(unfinished, TEMPLATE));
    }

    private static void createExtensions(Connection connection) throws SQLException {
        execute(connection, "CREATE SCHEMA extensions", "GRANT USAGE ON SCHEMA extensions TO PUBLIC");
        for (var extension : EXTENSIONS) {
            if (exists(connection, "SELECT FROM pg_available_extensions WHERE name = '%s'".formatted(extension))) {
                execute(connection, "CREATE EXTENSION %s SCHEMA extensions".formatted(extension));
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }
}
