package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work that is done once and then restored, each time as if by another process.
class HeavyStepsTest {

    private final String name = "heavy" + UUID.randomUUID().toString().substring(0, 8);
    private final TestDatabase.Told told = new TestDatabase.Told();
    private final AtomicInteger done = new AtomicInteger();
    private final Snapshots snapshots = TestDatabase.openSnapshots();

    @AfterEach
    void close() {
        snapshots.close();
    }

    private Database open() {
        return TestDatabase.open(name, told, snapshots.id());
    }

    /// Makes the table and puts a row into it.
    private Void work(Database database) {
        done.incrementAndGet();
        try (var session = database.session("work")) {
            session.update("test.createTable");
            session.insert("test.insert", Map.of("num", done.get(), "data", "heavy"));
            session.commit();
        }
        return null;
    }

    private static Object numberIn(Database database) {
        return database.session("look").<Map<String, Object>>selectOne("test.findAll").get("num");
    }

    private static String count(String pattern) throws SQLException {
        var superuser = TestServer.get();
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.properties())) {
            return Sql.value(connection, "SELECT count(*) FROM pg_database WHERE datname LIKE ?", pattern);
        }
    }

    @Test
    void shouldBeDoneOnceAndThenRestored() throws Exception {
        for (var replay = 1; replay <= 3; replay++) {
            try (var database = open()) {
                database.heavy(() -> work(database));
                assertThat(numberIn(database)).isEqualTo(1);
            }
        }
        assertThat(done).hasValue(1);
        assertThat(told.warnings).isEmpty();
    }

    @Test
    void shouldRestoreEachOfSeveralAsItWas() throws Exception {
        for (var replay = 1; replay <= 2; replay++) {
            try (var database = open()) {
                database.heavy(() -> work(database));
                assertThat(numberIn(database)).isEqualTo(1);
                var session = database.session("between");
                database.heavy(() -> {
                    done.incrementAndGet();
                    return session.insert("test.insert", Map.of("num", 2, "data", "second"));
                });
                session.commit();
                database.heavy(() -> session.selectList("test.findAll"));
            }
        }
        assertThat(done).hasValueBetween(2, 3);
    }

    @Test
    void shouldLeaveSessionsUsable() throws Exception {
        for (var replay = 1; replay <= 2; replay++) {
            try (var database = open()) {
                var session = database.session("kept");
                session.selectList("test.whoAmI");
                session.commit(true);
                database.heavy(() -> work(database));
                assertThat(session.selectList("test.findAll")).hasSize(1);
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldBeDoneEachTimeWhereATransactionIsOpen() throws Exception {
        for (var replay = 1; replay <= 2; replay++) {
            try (var database = open()) {
                database.session("open").selectList("test.whoAmI");
                database.heavy(() -> work(database));
            }
        }
        assertThat(done).hasValue(2);
        assertThat(told.warnings).isNotEmpty().allMatch(warning -> warning.contains("a transaction is open"));
    }

    @Test
    void shouldBeDoneEachTimeWhereAConnectionIsOpen() throws Exception {
        for (var replay = 1; replay <= 2; replay++) {
            try (var database = open(); var connection = database.connect()) {
                database.heavy(() -> work(database));
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        assertThat(done).hasValue(2);
    }

    @Test
    void shouldBeDoneEachTimeWithoutARunner() throws Exception {
        for (var replay = 1; replay <= 2; replay++) {
            try (var database = TestDatabase.open(name, told)) {
                database.heavy(() -> work(database));
            }
        }
        assertThat(done).hasValue(2);
        assertThat(count("howdah_snapshot_%")).isEqualTo("0");
    }

    @Test
    void shouldBeDroppedWithTheRunner() throws Exception {
        try (var database = open()) {
            database.heavy(() -> work(database));
        }
        assertThat(count("howdah_snapshot_" + snapshots.id() + "%")).isEqualTo("1");
        snapshots.close();
        assertThat(count("howdah_snapshot_" + snapshots.id() + "%")).isEqualTo("0");
    }

    @Test
    void shouldBeDroppedByTheNextRunnerIfTheirsWasKilled() throws Exception {
        var killed = UUID.randomUUID().toString().substring(0, 8);
        try (var database = TestDatabase.open(name, told, killed); var living = open()) {
            database.heavy(() -> work(database));
            living.heavy(() -> work(living));
        }
        assertThat(count("howdah_snapshot_" + killed + "%")).isEqualTo("1");
        TestDatabase.openSnapshots().close();
        assertThat(count("howdah_snapshot_" + killed + "%")).isEqualTo("0");
        assertThat(count("howdah_snapshot_" + snapshots.id() + "%")).isEqualTo("1");
    }
}
