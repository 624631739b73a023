package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import howdah.show.TimeLine.Kind;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a lesson's database tells of its sessions and statements.
class DatabaseTest {

    private static final Map<String, Object> ROW = Map.of("num", 7, "data", "seven");

    private final String name = "test" + UUID.randomUUID().toString().substring(0, 8);
    private final TestDatabase.Told told = new TestDatabase.Told();

    private static SqlSession sessionWithTable(Database database, String name) {
        var session = database.session(name);
        session.update("test.createTable");
        session.insert("test.insert", ROW);
        session.commit();
        return session;
    }

    private static void execute(SqlSession session, String sql) throws SQLException {
        try (var statement = session.getConnection().createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void shouldTellEachStatementWithItsParametersAndRows() {
        try (var database = TestDatabase.open(name, told)) {
            var session = sessionWithTable(database, "a");
            session.insert("test.insert", ROW);
            session.selectList("test.findAll");

            assertThat(told.statements).extracting(Database.Statement::id)
                .containsExactly("test.createTable", "test.insert", "test.insert", "test.findAll");
            assertThat(told.statements).extracting(Database.Statement::rows).containsExactly(0, 1, 1, 2);
            assertThat(told.statements).allSatisfy(statement -> {
                assertThat(statement.session()).isEqualTo("a");
                assertThat(statement.milliseconds()).isPositive();
                assertThat((Throwable) statement.failure()).isNull();
            });
            assertThat(told.statements.get(1)).hasToString("test.insert: INSERT INTO test (num, data) VALUES (('7'::int4), ('seven'))");
        }
    }

    @Test
    void shouldTellAStatementThatFails() {
        try (var database = TestDatabase.open(name, told)) {
            var session = database.session("a");
            assertThatThrownBy(() -> session.selectList("test.findAll")).isInstanceOf(PersistenceException.class);

            assertThat(told.statements).singleElement().satisfies(statement -> {
                assertThat(statement.id()).isEqualTo("test.findAll");
                assertThat(statement.failure().getSQLState()).isEqualTo("42P01");
                assertThat(statement.rows()).isEqualTo(-1);
            });
        }
    }

    @RepeatedTest(3)
    void shouldRecordWhoWaitsForWhomInOneOrder() throws Exception {
        try (var database = TestDatabase.open(name, told)) {
            var a = sessionWithTable(database, "a");
            execute(a, "LOCK TABLE test IN ACCESS EXCLUSIVE MODE");
            var waiting = new Thread(() -> {
                var b = database.session("b");
                b.selectList("test.findAll");
                b.commit(true);
            });
            waiting.start();
            assertThat(database.awaitBlocked("b", () -> false)).containsExactly("a");
            a.commit(true);
            waiting.join();

            assertThat(database.timeLine().events()).filteredOn(event -> event.session().equals("b")).extracting(event -> event.kind())
                .startsWith(Kind.STATEMENT, Kind.WAITS, Kind.GRANTED, Kind.DONE);
            assertThat(database.timeLine().events()).extracting(event -> event.session() + " " + event.kind())
                .containsSubsequence("b WAITS", "a COMMIT", "b GRANTED", "b DONE", "b COMMIT");
            assertThat(database.timeLine().events()).filteredOn(event -> event.kind() == Kind.WAITS).singleElement()
                .satisfies(event -> {
                    assertThat(event.holders()).containsExactly("a");
                    assertThat(event.text()).isEqualTo("lock on test");
                });
        }
    }

    @Test
    void shouldNameTheRelationOfARowThatIsWaitedFor() throws Exception {
        try (var database = TestDatabase.open(name, told)) {
            var a = sessionWithTable(database, "a");
            execute(a, "UPDATE test SET num = 1");
            var b = database.session("b");
            var waiting = new Thread(() -> {
                try {
                    execute(b, "UPDATE test SET num = 2");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            waiting.start();
            database.awaitBlocked("b", () -> false);
            assertThat(database.timeLine().events()).filteredOn(event -> event.kind() == Kind.WAITS).singleElement()
                .satisfies(event -> assertThat(event.text()).isEqualTo("row lock on test"));
            a.rollback(true);
            waiting.join();
        }
    }

    @Test
    void shouldNameAnAdvisoryLockByItsNumber() throws Exception {
        try (var database = TestDatabase.open(name, told)) {
            var a = database.session("a");
            execute(a, "SELECT pg_advisory_xact_lock(7)");
            var waiting = inBackground(database.session("b"), "SELECT pg_advisory_xact_lock(7)");
            database.awaitBlocked("b", () -> false);
            assertThat(database.lockWait("b")).hasValue(new Database.LockWait("advisory lock 7", List.of("a")));
            a.rollback(true);
            waiting.join();
        }
    }

    @Test
    void shouldTellOfAPreparedTransactionThatIsWaitedFor() throws Exception {
        try (var database = TestDatabase.open(name, told); var c = database.connect()) {
            var a = sessionWithTable(database, "a");
            execute(a, "UPDATE test SET num = 1");
            execute(a, "PREPARE TRANSACTION '%s'".formatted(database.name()));
            var waiting = inBackground(database.session("b"), "UPDATE test SET num = 2");
            assertThat(database.awaitBlocked("b", () -> false)).containsExactly("a prepared transaction");
            Sql.execute(c, "ROLLBACK PREPARED '%s'".formatted(database.name()));
            waiting.join();
        }
    }

    private static Thread inBackground(SqlSession session, String sql) {
        return Thread.ofPlatform().start(() -> {
            try {
                execute(session, sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @Test
    void shouldCountTheStatementsOfTheLessonsRoleAlone() throws Exception {
        try (var database = TestDatabase.open(name, told)) {
            var session = sessionWithTable(database, "a");
            var before = database.statementCalls().orElseThrow();
            session.selectList("test.findAll");
            session.commit(true);
            try (var connection = database.connect(); var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                statement.execute("SELECT 2");
            }
            assertThat(database.statementCalls().orElseThrow() - before).isEqualTo(3);
        }
    }

    @Test
    void shouldFindAndEndConnectionsThatAreLeftOpen() throws Exception {
        try (var database = TestDatabase.open(name, told)) {
            var session = database.session("a");
            var left = database.connect();
            left.setAutoCommit(false);
            Sql.execute(left, "SELECT 42");

            assertThat(database.openSessions()).extracting(Database.OpenSession::name, Database.OpenSession::state)
                .containsExactly(tuple("a", "idle"), tuple(null, "idle in transaction"));
            assertThat(database.openSessions().getLast().query()).isEqualTo("SELECT 42");
            database.terminateOthers();

            assertThat(left.isValid(1)).isFalse();
            assertThat(session.getConnection().isValid(1)).isTrue();
            assertThat(database.openSessions()).hasSize(1);
        }
    }

    /// A JVM that was started ahead opens its database before it knows the program.
    @Test
    void shouldTakeTheOwnMapperOfAProgramThatIsLoadedLater(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve(name + ".xml"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="%s">
              <select id="answer" resultType="int">SELECT 42</select>
            </mapper>
            """.formatted(name));
        var before = Thread.currentThread().getContextClassLoader();
        try (var database = TestDatabase.open(name, told);
             var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            for (var time = 1; time <= 2; time++) {
                assertThat((int) database.session("a").selectOne(name + ".answer")).isEqualTo(42);
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
