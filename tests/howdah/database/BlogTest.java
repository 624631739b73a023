package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rows that `data("blog")` makes.
class BlogTest {

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.open("blog", new TestDatabase.Told());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void fill(int rows) {
        try (var session = database.session("main")) {
            session.update("blog.createTables");
            session.update("blog.fill", Map.of("rows", rows));
            session.commit(true);
        }
    }

    private String value(String query) throws SQLException {
        try (var connection = database.connect()) {
            return Sql.value(connection, query);
        }
    }

    @Test
    void shouldBeTheSameRowsEachTime() throws SQLException {
        var all = """
            SELECT md5(string_agg(row::text, ' ' ORDER BY row::text))
            FROM (SELECT users::text AS row FROM users UNION ALL SELECT posts::text FROM posts
                  UNION ALL SELECT votes::text FROM votes) AS rows""";
        fill(2000);
        var first = value(all);

        fill(2000);

        assertThat(value(all)).isEqualTo(first);
    }

    /// Lesson 2 and its exercises tell of these.
    @Test
    void shouldKeepWhatLessonsTellOfTwentyRows() throws SQLException {
        fill(20);

        assertThat(value("SELECT count(*) FROM posts")).isEqualTo("20");
        assertThat(value("SELECT string_agg(name, ' ' ORDER BY id) FROM users")).isEqualTo("Ada José Łukasz Noor Zoë Мария 美咲 Ada 2");
        assertThat(value("SELECT title FROM posts WHERE id = 4 AND rating IS NULL AND NOT published"))
            .isEqualTo("Adiós, transactions");
        assertThat(value("SELECT min(rating) FROM posts")).isEqualTo("1");
    }

    @Test
    void shouldBeAsUnevenAsLife() throws SQLException {
        fill(20_000);

        assertThat(value("SELECT count(*) FROM posts")).isEqualTo("20000");
        assertThat(value("""
            SELECT sum(posts) > 20000 / 4
            FROM (SELECT count(*) AS posts FROM posts GROUP BY author_id ORDER BY posts DESC LIMIT 10) AS busiest"""))
            .as("ten authors of a thousand write a quarter").isEqualTo("t");
        assertThat(value("SELECT count(*) > 0 FROM users WHERE id NOT IN (SELECT author_id FROM posts)"))
            .as("some write nothing").isEqualTo("t");
        assertThat(value("SELECT count(*) FILTER (WHERE votes > 100) > 0 FROM (SELECT count(*) AS votes FROM votes GROUP BY post_id) AS each"))
            .as("a few posts have many votes").isEqualTo("t");
        assertThat(value("SELECT count(*) > 20000 / 3 FROM posts WHERE id NOT IN (SELECT post_id FROM votes)"))
            .as("many have none").isEqualTo("t");
        assertThat(value("SELECT count(*) > 0 FROM posts AS one JOIN posts AS other USING (created_at) WHERE one.id < other.id"))
            .as("some were written at the same time").isEqualTo("t");
        assertThat(value("SELECT count(*) FROM votes JOIN posts ON posts.id = post_id WHERE user_id = author_id"))
            .as("nobody votes on a post of his own").isEqualTo("0");
        assertThat(value("SELECT count(DISTINCT title) FROM posts")).isEqualTo("20000");
    }

    @Test
    void shouldHaveTheKeysThatTheTablesWereMadeWith() throws SQLException {
        var keys = "SELECT string_agg(conname || pg_get_constraintdef(oid), ' ' ORDER BY conname) FROM pg_constraint"
            + " WHERE conrelid IN ('users'::regclass, 'posts'::regclass, 'votes'::regclass)";
        try (var session = database.session("main")) {
            session.update("blog.createTables");
            session.commit(true);
        }
        var before = value(keys);

        fill(20);

        assertThat(value(keys)).isEqualTo(before);
    }

    @Test
    @Tag("soak")
    void shouldTakeAMillionPostsWithinSeconds() throws SQLException {
        var begun = System.nanoTime();

        fill(1_000_000);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(value("SELECT count(*) FROM posts")).isEqualTo("1000000");
        assertThat(value("SELECT count(*) > 1000000 FROM votes")).isEqualTo("t");
    }
}
