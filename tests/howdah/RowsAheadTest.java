package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows that are there before a program asks for them: it has to find what it would find without.
class RowsAheadTest {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private LessonRun run;

    @BeforeEach
    void fill() {
        run = LessonRun.on(new Recorder(), "rows_ahead_test");
        run.dataAhead("blog");
        sent.clear();
        run.begin();
    }

    @AfterEach
    void close() {
        LessonRun.end();
        run.close();
    }

    @Test
    void shouldBeThereForWhoeverAsksFirst() throws SQLException {
        run.data("blog", 20);

        assertThat(sent).isEmpty();
        assertThat(count("SELECT count(*) FROM posts")).isEqualTo(20);
    }

    @Test
    void shouldNotBeThereForWhoeverDoesSomethingElseFirst() throws SQLException {
        assertThat(count("SELECT count(*) FROM pg_class WHERE relname = 'posts'")).isZero();

        run.data("blog", 20);

        assertThat(sent).contains("blog.createTables", "blog.fill");
        assertThat(count("SELECT count(*) FROM posts")).isEqualTo(20);
    }

    @Test
    void shouldNotBeMistakenForOthers() throws SQLException {
        run.data("blog", 40);

        assertThat(sent).contains("blog.createTables", "blog.fill");
        assertThat(count("SELECT count(*) FROM posts")).isEqualTo(40);
    }

    @Test
    void shouldComeOnce() throws SQLException {
        run.data("blog", 20);
        try (var connection = run.database().connect(); var statement = connection.createStatement()) {
            statement.execute("TRUNCATE posts CASCADE");
        }
        run.data("blog", 20);

        assertThat(count("SELECT count(*) FROM posts")).isEqualTo(20);
    }

    @Test
    void shouldNotServeWhenTheyAreOld() {
        var hourAgo = new RowsAhead("blog", 20, Instant.now().minus(Duration.ofHours(1)));

        assertThat(hourAgo.serve("blog", 20)).isFalse();
        assertThat(new RowsAhead("blog", 20, Instant.now()).serve("blog", 20)).isTrue();
    }

    private long count(String query) throws SQLException {
        try (var connection = run.database().connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Takes down the statements that are sent.
    private final class Recorder implements Stage {

        @Override
        public void step(int number, String title, String prose) {
        }

        @Override
        public Runnable show(Object value) {
            return () -> { };
        }

        @Override
        public void progress(String message) {
        }

        @Override
        public void warning(String message) {
        }

        @Override
        public void statement(Database.Statement statement) {
            sent.add(statement.id());
        }
    }
}
