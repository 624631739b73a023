package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Places of a lesson's own, on a server of Howdah's and on somebody else's.
class LessonDatabaseTest {

    private final String name = "howdah_" + UUID.randomUUID().toString().replace("-", "");

    private static Connection connect(Endpoint endpoint) throws SQLException {
        return DriverManager.getConnection(endpoint.url(), endpoint.properties());
    }

    private static LessonDatabase claim(Server server, String name) throws SQLException {
        return LessonDatabase.claim(server, connect(server.runner()), name);
    }

    private static void execute(Endpoint endpoint, String... commands) throws SQLException {
        try (var connection = connect(endpoint)) {
            for (var command : commands) {
                Sql.execute(connection, command);
            }
        }
    }

    private static String value(Endpoint endpoint, String query, Object... parameters) throws SQLException {
        try (var connection = connect(endpoint)) {
            return Sql.value(connection, query, parameters);
        }
    }

    @Test
    void shouldBeFreshEachTime() throws Exception {
        var server = TestServer.server();
        try (var place = claim(server, name)) {
            assertThat(place.endpoint().database()).isEqualTo(name);
            execute(place.endpoint(), "CREATE TABLE left_behind ()", "CREATE SCHEMA left_behind");
        }
        try (var place = claim(server, name)) {
            assertThat(value(place.endpoint(), "SELECT to_regclass('left_behind')")).isNull();
            assertThat(value(place.endpoint(), "SELECT to_regnamespace('left_behind')")).isNull();
        }
    }

    @Test
    void shouldKeepWhatALessonLeft() throws Exception {
        Endpoint endpoint;
        try (var place = claim(TestServer.server(), name)) {
            endpoint = place.endpoint();
            execute(endpoint, "CREATE TABLE left_behind ()");
        }
        assertThat(value(endpoint, "SELECT to_regclass('left_behind')")).isEqualTo("left_behind");
    }

    @Test
    void shouldGiveEachOfManyAtOnceAPlaceOfItsOwn() throws Exception {
        var server = TestServer.server();
        try (var first = claim(server, name); var second = claim(server, name); var third = claim(server, name)) {
            assertThat(first.endpoint().database()).isEqualTo(name);
            assertThat(second.endpoint().database()).isEqualTo(name + "_2");
            assertThat(third.endpoint().database()).isEqualTo(name + "_3");
        }
        assertThat(value(TestServer.get(), "SELECT count(*) FROM pg_database WHERE datname LIKE ?", name + "%")).isEqualTo("1");
    }

    @Test
    void shouldTakeThePlaceOfAProcessThatWasKilled() throws Exception {
        var server = TestServer.server();
        var killed = connect(server.runner());
        var left = LessonDatabase.claim(server, killed, name);
        var stranded = connect(left.endpoint());
        killed.close();
        try (var place = claim(server, name)) {
            assertThat(place.endpoint().database()).isEqualTo(name);
            assertThat(stranded.isValid(1)).as("the connection that was left").isFalse();
        }
    }

    @Test
    void shouldTakeOverAHalfMadeDatabase() throws Exception {
        var server = TestServer.server();
        execute(server.runner(), "CREATE DATABASE %s OWNER learner CONNECTION LIMIT 0".formatted(name));
        try (var place = claim(server, name)) {
            assertThat(value(place.endpoint(), "SELECT current_database()")).isEqualTo(name);
        }
    }

    @Test
    void shouldTakeWhatWasMadeAhead() throws Exception {
        var server = PrivateServer.attach(TestServer.server().folder());
        var spares = "SELECT count(*) FROM pg_database WHERE datname LIKE 'howdah\\_spare%' AND datconnlimit = 0";
        try (var runner = connect(server.runner())) {
            new MarkedDatabases(server, runner).makeSpares();
            assertThat(Sql.value(runner, spares)).isEqualTo("3");
            try (var first = claim(server, name); var second = claim(server, name)) {
                assertThat(value(first.endpoint(), "SELECT 'a=>1'::hstore -> 'a'")).isEqualTo("1");
                assertThat(value(second.endpoint(), "SELECT current_database()")).isEqualTo(name + "_2");
                assertThat(Sql.value(runner, spares)).isEqualTo("1");
            }
        }
    }

    @Test
    void shouldEndPreparedTransactionsOfTheLastRun() throws Exception {
        var server = TestServer.server();
        try (var place = claim(server, name)) {
            execute(place.endpoint(), "BEGIN; CREATE TABLE forgotten (); PREPARE TRANSACTION 'for''got;ten %s'".formatted(name));
        }
        try (var place = claim(server, name)) {
            assertThat(value(place.endpoint(), "SELECT gid FROM pg_prepared_xacts WHERE database = ?", name)).isNull();
        }
    }

    @Test
    void shouldHaveTheExtensionsThatTheLearnerMayNotCreate() throws Exception {
        try (var place = claim(TestServer.server(), name)) {
            assertThat(value(place.endpoint(), "SELECT 'a=>1'::hstore -> 'a'")).isEqualTo("1");
            assertThat(value(place.endpoint(), "SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t");
        }
    }

    @Nested
    class OnAnExternalServer {

        private final String role = name.replace("howdah", "student");

        /// A role of that right, and a database of its own that holds the tables `test` and `posts`.
        private ExternalServer server(String right) throws SQLException {
            execute(TestServer.get(), "CREATE ROLE %s LOGIN %s PASSWORD 'secret'".formatted(role, right),
                "CREATE DATABASE %s".formatted(role));
            var superuser = TestServer.get().withDatabase(role);
            execute(superuser, "CREATE TABLE test AS SELECT 7 AS mine", "CREATE TABLE posts AS SELECT 8 AS mine",
                "GRANT SELECT ON test, posts TO " + role);
            return new ExternalServer(new Endpoint(superuser.host(), superuser.port(), role, role, "secret"));
        }

        private void assertThatTheUsersTablesAreAsTheyWere() throws SQLException {
            assertThat(value(TestServer.get().withDatabase(role), "SELECT test.mine || ' ' || posts.mine FROM test, posts"))
                .isEqualTo("7 8");
        }

        @Test
        void shouldBeADatabaseWhereTheRoleMayCreateOne() throws Exception {
            try (var place = claim(server("CREATEDB"), name)) {
                execute(place.endpoint(), "CREATE TABLE test (num integer)");
                assertThat(place.endpoint().database()).isEqualTo(name);
            }
            assertThatTheUsersTablesAreAsTheyWere();
        }

        @Test
        @Timeout(120)
        void shouldBeFreshWhileAutovacuumIsAtWorkInWhatWasLeft() throws Exception {
            var server = server("CREATEDB");
            Endpoint left;
            try (var place = claim(server, name)) {
                left = place.endpoint();
                execute(left, "CREATE TABLE left_behind AS SELECT n FROM generate_series(1, 200000) n", """
                    ALTER TABLE left_behind SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
                        autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)""", "DELETE FROM left_behind");
            }
            try (var forgotten = connect(left)) {
                awaitAutovacuum();
                try (var place = claim(server, name)) {
                    assertThat(place.endpoint().database()).isEqualTo(name);
                    assertThat(value(place.endpoint(), "SELECT to_regclass('left_behind')")).isNull();
                }
                assertThat(forgotten.isValid(1)).isFalse();
            }
        }

        private void awaitAutovacuum() throws Exception {
            execute(TestServer.get(), "ALTER SYSTEM SET autovacuum_naptime = '1s'", "SELECT pg_reload_conf()");
            try (var connection = connect(TestServer.get())) {
                var workers = "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND backend_type = 'autovacuum worker'";
                while (Sql.value(connection, workers, name).equals("0")) {
                    Thread.sleep(50);
                }
            } finally {
                execute(TestServer.get(), "ALTER SYSTEM RESET autovacuum_naptime", "SELECT pg_reload_conf()");
            }
        }

        @Test
        void shouldLeaveTheDatabaseOfAnotherRolesLessonAlone() throws Exception {
            var server = server("CREATEDB");
            execute(TestServer.get(), "CREATE DATABASE " + name,
                "COMMENT ON DATABASE %s IS '%s'".formatted(name, MarkedDatabases.MARK));
            for (var run = 1; run <= 2; run++) {
                try (var place = claim(server, name)) {
                    assertThat(place.endpoint().database()).isEqualTo(name + "_2");
                }
            }
            assertThat(value(TestServer.get().withDatabase(name), "SELECT current_database()")).isEqualTo(name);
        }

        @Test
        void shouldSeeALessonThatCameInThroughAnotherDatabase() throws Exception {
            var server = server("CREATEDB");
            var elsewhere = new ExternalServer(server.endpoint().withDatabase("postgres"));
            try (var first = claim(server, name); var second = claim(elsewhere, name)) {
                assertThat(first.endpoint().database()).isEqualTo(name);
                assertThat(second.endpoint().database()).isEqualTo(name + "_2");
                assertThat(value(first.endpoint(), "SELECT current_database()")).isEqualTo(name);
            }
        }

        @Test
        void shouldBeFreshASecondTime() throws Exception {
            var server = server("CREATEDB");
            try (var place = claim(server, name)) {
                execute(place.endpoint(), "CREATE TABLE test (num integer)");
            }
            try (var place = claim(server, name)) {
                assertThat(value(place.endpoint(), "SELECT to_regclass('test')")).isNull();
            }
        }

        @Test
        void shouldBeASchemaWhereTheRoleMayNotCreateDatabases() throws Exception {
            var server = server("NOCREATEDB");
            execute(TestServer.get().withDatabase(role), "GRANT CREATE ON DATABASE %s TO %s".formatted(role, role));
            for (var run = 1; run <= 2; run++) {
                try (var place = claim(server, name)) {
                    execute(place.endpoint(), "CREATE TABLE test (num integer)");
                    assertThat(value(place.endpoint(), "SELECT current_schema()")).isEqualTo(name);
                }
            }
            assertThatTheUsersTablesAreAsTheyWere();
        }

        @Test
        void shouldBeRefusedWhereTheRoleMayCreateNeither() throws Exception {
            var server = server("NOCREATEDB");
            assertThatThrownBy(() -> claim(server, name)).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE);
                assertThat(failure).hasMessageContaining("\"%s\" may create neither databases nor schemas", role);
                assertThat(failure.next()).contains("ALTER ROLE \"%s\" CREATEDB".formatted(role));
            });
            assertThatTheUsersTablesAreAsTheyWere();
        }

        @Test
        void shouldNotTouchADatabaseWithoutTheMark() throws Exception {
            var server = server("CREATEDB");
            execute(server.runner(), "CREATE DATABASE " + name);
            assertThatThrownBy(() -> claim(server, name)).isInstanceOf(Failure.class)
                .hasMessage("A database named %s is there already, and it is not Howdah's.", name);
            assertThat(value(server.runner().withDatabase(name), "SELECT current_database()")).isEqualTo(name);
        }

        @Test
        void shouldNotTouchASchemaWithoutTheMark() throws Exception {
            var server = server("NOCREATEDB");
            execute(TestServer.get().withDatabase(role), "CREATE SCHEMA %s AUTHORIZATION %s".formatted(name, role),
                "CREATE TABLE %s.mine ()".formatted(name));
            assertThatThrownBy(() -> claim(server, name)).isInstanceOf(Failure.class)
                .hasMessage("A schema named %s is there already, and it is not Howdah's.", name);
            assertThat(value(TestServer.get().withDatabase(role), "SELECT to_regclass(?)", name + ".mine")).isNotNull();
        }
    }
}
