package howdah.database;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Lesson 1, as a command, on a server that is somebody else's.
class LessonOnExternalServerTest {

    private static final String LESSON = "lessons/lesson01.java";

    private final String role = "student_" + UUID.randomUUID().toString().substring(0, 8);
    private final String password = "s3cret-" + UUID.randomUUID();

    private static void execute(Endpoint endpoint, String... commands) throws SQLException {
        try (var connection = DriverManager.getConnection(endpoint.url(), endpoint.properties())) {
            for (var command : commands) {
                Sql.execute(connection, command);
            }
        }
    }

    /// A role of that right, and a database of its own with the tables `test` and `posts`.
    private Endpoint userWith(String right) throws SQLException {
        execute(TestServer.get(), "CREATE ROLE %s LOGIN %s PASSWORD '%s'".formatted(role, right, password),
            "CREATE DATABASE %s".formatted(role));
        var database = TestServer.get().withDatabase(role);
        execute(database, "CREATE TABLE test AS SELECT 7 AS mine", "CREATE TABLE posts AS SELECT 8 AS mine",
            "GRANT ALL ON test, posts TO " + role);
        return new Endpoint(database.host(), database.port(), role, role, password);
    }

    private Repository.Command lessonAs(Endpoint user) {
        return lessonAs(user, LESSON);
    }

    private Repository.Command lessonAs(Endpoint user, String lesson) {
        return jbang(lesson).with("PGHOST", user.host()).with("PGPORT", "" + user.port()).with("PGUSER", user.user())
            .with("PGDATABASE", user.database()).with("PGPASSWORD", user.password());
    }

    private void assertThatTheUsersTablesAreAsTheyWere() throws SQLException {
        var database = TestServer.get().withDatabase(role);
        try (var connection = DriverManager.getConnection(database.url(), database.properties())) {
            assertThat(Sql.value(connection, "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = 'public'::regnamespace")).isEqualTo("posts test");
            assertThat(Sql.value(connection, "SELECT test.mine || ' ' || posts.mine FROM test, posts")).isEqualTo("7 8");
        }
    }

    @Test
    void shouldWorkInADatabaseOfItsOwn() throws Exception {
        var user = userWith("CREATEDB");
        for (var time = 1; time <= 2; time++) {
            var run = lessonAs(user).run();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("howdah_lesson01", "1 │ 100 │ abc'def").doesNotContain(password);
        }
        assertThatTheUsersTablesAreAsTheyWere();
        execute(TestServer.get(), "DROP DATABASE howdah_lesson01");
    }

    @Test
    void shouldSayThatTheDatabaseIsALessonsOwn() throws Exception {
        var user = userWith("CREATEDB");
        assertThat(lessonAs(user).run().exitCode()).isZero();
        var run = lessonAs(user).with("PGDATABASE", "howdah_lesson01").run();
        execute(TestServer.get(), "DROP DATABASE howdah_lesson01");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Next:      name another database, such as postgres: that one is a lesson's own");
    }

    @Test
    void shouldWorkInASchemaOfItsOwn() throws Exception {
        var user = userWith("NOCREATEDB");
        execute(TestServer.get(), "GRANT CREATE ON DATABASE %s TO %s".formatted(role, role));
        for (var time = 1; time <= 2; time++) {
            var run = lessonAs(user).run();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains(role, "1 │ 100 │ abc'def");
        }
        assertThatTheUsersTablesAreAsTheyWere();
    }

    @Test
    void shouldSkipAloudWhatTheServerDoesNotHave() throws Exception {
        var run = lessonAs(userWith("CREATEDB"), "tests/lessons/needs.java").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\nthere\n", "\nhstore\n",
            "Skipped: this needs PostgreSQL 99 or newer, and the server is ",
            "Skipped: this needs wal_level = minimal, and the server has logical. Next: set wal_level = minimal in postgresql.conf",
            "Skipped: this needs the extension pageinspect, and \"%s\" may not create it. Next: ".formatted(role),
            "Skipped: this needs the attribute SUPERUSER, and the role \"%s\" does not have it. Next: ".formatted(role));
    }

    @Test
    void shouldCreateNoExtensionBesideOthersTables() throws Exception {
        var user = userWith("NOCREATEDB");
        execute(TestServer.get(), "GRANT CREATE ON DATABASE %s TO %s".formatted(role, role));
        var run = lessonAs(user, "tests/lessons/needs.java").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Skipped: this needs the extension hstore, and the database does not have it.",
            "Skipped: this needs the attribute CREATEDB");
    }

    @Test
    void shouldEndWhereItMayMakeNeither() throws Exception {
        var run = lessonAs(userWith("NOCREATEDB")).run();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("may create neither databases nor schemas", "ALTER ROLE \"%s\" CREATEDB".formatted(role))
            .doesNotContain("Exception", password);
        assertThatTheUsersTablesAreAsTheyWere();
    }

    @Test
    void shouldRefuseAWrongPasswordAtOnce() throws Exception {
        var user = userWith("CREATEDB");
        var run = lessonAs(user).with("PGPASSWORD", "wrong-" + password).run();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("""
            PostgreSQL at %1$s refuses "%2$s": wrong password.
              Cause:     FATAL: password authentication failed for user "%2$s" (SQLSTATE 28P01)
              Settings:  environment (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD: set)
              Next:      correct PGPASSWORD, then run the lesson again; `jbang doctor` shows where each value comes from;\
             a role that does not exist is refused in the same words
            """.formatted(user, role));
        assertThat(run.out()).doesNotContain(password);
    }

    @Test
    void shouldWaitForAServerThatStartsLater() throws Exception {
        var cluster = Cluster.in(Files.createTempDirectory("howdah-late-").resolve("cluster"), new Binaries(TestServer.binaries()),
            message -> { });
        var port = freePort();
        var builder = new ProcessBuilder(Repository.root().resolve("jbang").toString(), LESSON).directory(Repository.root().toFile());
        builder.environment().putAll(java.util.Map.of("PGHOST", "127.0.0.1", "PGPORT", "" + port, "PGUSER", Passwords.SUPERUSER,
            "PGPASSWORD", cluster.passwords().superuser(), "PGDATABASE", "postgres"));
        var lesson = builder.start();
        var err = new BufferedReader(lesson.errorReader());
        try {
            assertThat(err.readLine()).startsWith("Waiting for PostgreSQL at 127.0.0.1:%d: connection refused. Attempt 1, next in 2 s"
                .formatted(port));
            assertThat(err.readLine()).contains("Attempt 2, next in 2 s");
            cluster.start(port, message -> { });
            assertThat(new String(lesson.getInputStream().readAllBytes())).contains("1 │ 100 │ abc'def");
            assertThat(lesson.waitFor()).as(err.lines().collect(Collectors.joining("\n"))).isZero();
        } finally {
            lesson.destroyForcibly();
            cluster.stopAndWait();
            CacheFolder.delete(cluster.folder().getParent());
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldTellTheDoctorsFindings() throws Exception {
        var user = userWith("CREATEDB");
        var run = new Repository.Command(java.util.List.of(Repository.root().resolve("jbang").toString(), "doctor"), lessonAs(user).folder(),
            lessonAs(user).environment(), "", lessonAs(user).limit()).run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("PGPASSWORD +│ set +│ environment").contains("a database of their own")
            .doesNotContain(password);
    }
}
