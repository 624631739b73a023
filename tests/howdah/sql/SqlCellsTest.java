package howdah.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import howdah.database.Database;
import howdah.database.TestDatabase;
import howdah.database.TestServer;
import howdah.show.Rows;
import howdah.show.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions and statements, whoever shows what they give.
@Timeout(60)
class SqlCellsTest {

    private final Database database = TestDatabase.open("test" + UUID.randomUUID().toString().substring(0, 8),
        new TestDatabase.Told());
    private final SqlCells cells = SqlCells.of(database);
    private final List<Throwable> ended = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        run("sql", "CREATE TABLE posts (id int PRIMARY KEY, title text); INSERT INTO posts VALUES (1, 'one'), (2, NULL)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Request request(String session, String text) {
        return new Request(session, text, new Where("line %d", 1), name -> null, false, lock -> { });
    }

    private List<Result> run(String session, String text) throws Exception {
        var results = new ArrayList<Result>();
        cells.run(request(session, text), results::add);
        return results;
    }

    private String value(String session, String query) throws Exception {
        return String.valueOf(((Rows) run(session, query).getLast().shown().getFirst()).values().getFirst().getFirst());
    }

    private void inBackground(String session, String text) throws InterruptedException {
        cells.runInBackground(request(session, text), result -> { }, ended::add);
    }

    private void awaitWork(String session) throws Exception {
        while (database.openSessions().stream().noneMatch(each -> session.equals(each.name()) && each.state().equals("active"))) {
            Thread.sleep(10);
        }
    }

    private void awaitEnd(int how) throws InterruptedException {
        while (ended.size() < how) {
            Thread.sleep(10);
        }
        assertThat(ended).hasSize(how);
    }

    @Test
    void shouldQueueInTheBackgroundInOrder() throws Exception {
        for (var number = 10; number < 30; number++) {
            inBackground("b", "SELECT pg_sleep(0.005);"
                + "INSERT INTO posts SELECT %d, string_agg(id::text, ' ' ORDER BY id) FROM posts".formatted(number));
        }
        awaitEnd(20);

        assertThat(ended).containsOnlyNulls();
        assertThat(value("sql", "SELECT count(*) FROM posts WHERE id >= 10 AND title LIKE '%' || id - 1")).isEqualTo("19");
    }

    @Test
    void shouldCancelWhatWaitsWhenTheNotebookEnds() throws Exception {
        run("sql", "BEGIN; UPDATE posts SET title = 'x' WHERE id = 1");
        inBackground("b", "UPDATE posts SET title = 'late' WHERE id = 1");
        database.awaitBlocked("b", () -> false);
        var name = database.name();
        database.close();
        awaitEnd(1);

        assertThat(ended.getFirst()).isNotNull();
        awaitNoneAtWork(name);
    }

    /// The server's processes end a moment after their connections.
    private static void awaitNoneAtWork(String name) throws Exception {
        var sql = "SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle' AND datname = '%s'".formatted(name);
        try (var connection = TestServer.connect(); var statement = connection.createStatement()) {
            for (var working = 1; working > 0; Thread.sleep(20)) {
                try (var rows = statement.executeQuery(sql)) {
                    rows.next();
                    working = rows.getInt(1);
                }
            }
        }
    }

    @Test
    void shouldLeaveTheBackgroundToItselfWhenInterrupted() throws Exception {
        run("gate", "SELECT pg_advisory_lock(1)");
        inBackground("b", "SELECT pg_advisory_lock(1)");
        var foreground = new Thread(() -> ended.add(catchThrowable(() -> run("sql", "SELECT pg_sleep(600)"))));
        foreground.start();
        awaitWork("sql");
        assertThat(SqlCells.inBackground(database)).containsExactly("b");
        cells.interrupt();
        foreground.join();
        run("gate", "SELECT pg_advisory_unlock(1)");
        awaitEnd(2);

        assertThat(ended.get(0)).isInstanceOf(InterruptedException.class);
        assertThat(ended.get(1)).isNull();
    }

    @Test
    void shouldNotWaitWithoutEndForASessionThatIsBusy() throws Exception {
        inBackground("b", "SELECT pg_sleep(600)");
        var waiting = new Thread(() -> ended.add(catchThrowable(() -> run("b", "SELECT 1"))));
        waiting.start();
        for (; waiting.isAlive(); waiting.join(100)) {
            cells.interrupt();
        }

        assertThat(ended).singleElement().isInstanceOf(InterruptedException.class);
        cells.close();
        awaitEnd(2);
    }

    @Test
    void shouldReadManyWideRowsInLittleMemory() throws Exception {
        var before = used();
        var result = run("sql", "SELECT generate_series(1, 1000000000000), repeat('x', 10000)").getFirst();

        assertThat(((Rows) result.shown().getFirst()).count()).isEqualTo(200);
        assertThat(result.hasMore()).isTrue();
        assertThat(used() - before).isLessThan(64 << 20);
        assertThat(value("sql", "SHOW transaction_isolation")).isNotEmpty();
        assertThat(result.transaction()).isEmpty();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void shouldRunWhatCannotRunInATransaction() throws Exception {
        run("sql", "VACUUM posts; CREATE INDEX CONCURRENTLY ON posts (title); REINDEX INDEX CONCURRENTLY posts_title_idx");
        database.session("java");
        run("java", "VACUUM posts");
        assertThat(cells.state("java")).hasToString("IDLE");
        run("java", "BEGIN; DELETE FROM posts");
        assertThat(cells.state("java")).hasToString("OPEN");
        assertThat(run("java", "ROLLBACK").getFirst().notices()).isEmpty();
    }

    @Test
    void shouldCopyFilesOfThisSide(@TempDir Path folder) throws Exception {
        var file = folder.resolve("posts.csv");

        assertThat(run("sql", "\\copy (SELECT id, title FROM posts ORDER BY id) to '%s' csv header".formatted(file)).getFirst()
            .shown()
            .getFirst().toString()).startsWith("2 rows copied to ");
        assertThat(file).hasContent("id,title\n1,one\n2,\n");
        Files.writeString(file, "id,title\n7,\"a,b\"\n");
        run("sql", "\\copy posts from '%s' csv header".formatted(file));
        assertThat(value("sql", "SELECT title FROM posts WHERE id = 7")).isEqualTo("a,b");
        assertThat(Show.plain().error(catchThrowable(() -> run("sql", "\\copy posts from nowhere.csv"))))
            .contains("There is no file");
    }

    @Test
    void shouldGoOnInAFailedTransactionAsPsqlDoes() throws Exception {
        run("sql", "BEGIN; SAVEPOINT s");
        assertThat(catchThrowable(() -> run("sql", "SELECT 1/0"))).isNotNull();
        assertThat(cells.state("sql")).hasToString("FAILED");
        run("sql", "ROLLBACK TO s; INSERT INTO posts VALUES (3, 'three'); COMMIT AND CHAIN");
        assertThat(cells.state("sql")).hasToString("OPEN");
        run("sql", "COMMIT");
        assertThat(value("sql", "SELECT count(*) FROM posts")).isEqualTo("3");
    }

    @Test
    void shouldTellItsNameToTheServer() throws Exception {
        assertThat(value("b", "SHOW application_name")).endsWith(":b");
        assertThat(database.openSessions()).extracting(Database.OpenSession::name).contains("sql", "b");
        assertThat(cells.sessions()).containsExactly("b", "sql");
    }

    @Test
    void shouldCompleteTextBlocksOfJava() {
        assertThat(cells.complete("SELECT p.ti FROM posts p", 11, Variables.NONE).all()).extracting(Candidates.Candidate::text)
            .containsExactly("title");
    }
}
