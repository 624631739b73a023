package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a check may look at beside rows.
class AttemptTest {

    private static Attempts attempts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        attempts = new Attempts("attempts");
        attempts.execute("""
            CREATE TABLE posts (id integer PRIMARY KEY, title text, created_at timestamp);
            INSERT INTO posts SELECT n, 'post ' || n, now() + n * interval '1 minute' FROM generate_series(1, 100) AS n;
            CREATE INDEX posts_created_at ON posts (created_at);
            """);
    }

    @AfterAll
    static void close() {
        attempts.close();
    }

    @Test
    void shouldCountAndListStatements() {
        var sent = attempts.sending("posts.findAll: SELECT id FROM posts", "users.find: SELECT 1", "users.find: SELECT 2",
            "users.find: SELECT 3").statements();

        sent.atMost(4).atLeast(4).exactly(4).of("posts.findAll").exactly(1);
        assertThatThrownBy(() -> sent.atMost(1)).isInstanceOf(NotYet.class).hasMessage("""
            Your program sends 4 statements where one is enough. users.find is sent 3 times: once for each row? One \
            query can fetch it all.

              1 × posts.findAll: SELECT id FROM posts
              3 × users.find: SELECT 1""");
        assertThatThrownBy(() -> sent.of("posts.insert").atLeast(1)).isInstanceOf(NotYet.class)
            .hasMessage("Your program sends no statement posts.insert; one is needed.");
    }

    @Test
    void shouldMissAStatementThatIsRefused() {
        attempts.sending("posts.insert: INSERT refused").statements().refusedWith("23505").refusedWith("23");

        assertThatThrownBy(() -> attempts.sending("posts.insert: INSERT").statements().refusedWith("23505"))
            .isInstanceOf(NotYet.class).hasMessageStartingWith("No statement was refused with SQLSTATE 23505.");
    }

    @Test
    void shouldNameAStatementThatShouldNotBeRefused() {
        attempts.sending("posts.insert: INSERT").statements().noneRefused();

        assertThatThrownBy(() -> attempts.sending("posts.insert: INSERT refused").statements().noneRefused())
            .isInstanceOf(NotYet.class)
            .hasMessage("A statement posts.insert was refused with SQLSTATE 23505.\n\n  INSERT refused");
    }

    @Test
    void shouldCountTheSessionsOfStatements() {
        var sent = attempts.sending("posts.insert: INSERT", "posts.insert: INSERT").statements();

        sent.throughSessions(1);
        assertThatThrownBy(() -> sent.of("posts.insert").throughSessions(2)).isInstanceOf(NotYet.class)
            .hasMessageStartingWith("Your program sends its statements posts.insert through 1 session; it should be 2.\n\n");
    }

    @Test
    void shouldKnowTheOrderOfStatements() {
        var sent = attempts.sending("posts.total: SELECT 1", "posts.insert: INSERT", "posts.total: SELECT 1",
            "posts.findAll: SELECT 2").statements();

        sent.inOrder("posts.total", "posts.insert", "posts.findAll");
        assertThatThrownBy(() -> sent.inOrder("posts.findAll", "posts.insert")).isInstanceOf(NotYet.class)
            .hasMessageStartingWith("posts.insert was to be sent after posts.findAll.\n\n");
        assertThatThrownBy(() -> sent.inOrder("posts.delete", "posts.insert")).isInstanceOf(NotYet.class)
            .hasMessageStartingWith("posts.delete was to be sent before posts.insert.");
    }

    @Test
    void shouldReadThePlan() {
        var newest = "SELECT title FROM posts ORDER BY created_at DESC LIMIT 10";

        attempts.showing().plan(newest).usesIndex("posts_created_at").usesIndexOn("posts", "created_at").avoids("Sort");
        assertThatThrownBy(() -> attempts.showing()
            .plan("SELECT title FROM posts WHERE title = 'x'").usesIndex("posts_created_at"))
            .isInstanceOf(NotYet.class).hasMessageContaining("does not use the index \"posts_created_at\"")
            .hasMessageContaining("Seq Scan on posts");
        assertThatThrownBy(() -> attempts.showing().plan(newest).usesIndexOn("posts", "title"))
            .isInstanceOf(NotYet.class).hasMessage("There is no index on posts that begins with \"title\".");
        assertThatThrownBy(() -> attempts.showing().plan("SELECT * FROM posts ORDER BY title").avoids("Sort"))
            .isInstanceOf(NotYet.class).hasMessageContaining("needs a step \"Sort\"");
    }

    @Test
    void shouldReadThePlanOfWhatWasSentLast() {
        var sent = attempts.sending("posts.find: SELECT 1", "posts.find: SELECT title FROM posts WHERE created_at < ('2026-01-05 +00')");

        sent.planOf("posts.find").usesIndexOn("posts", "created_at");
        assertThatThrownBy(() -> sent.planOf("posts.findAll")).isInstanceOf(NotYet.class)
            .hasMessageStartingWith("Your program sends no statement posts.findAll; one is needed.");
    }

    @Test
    void shouldKnowWhatAnIndexIsWorthHoweverFewRowsThereAre() {
        attempts.execute("CREATE TABLE few (id integer PRIMARY KEY, rating integer); INSERT INTO few VALUES (1, 1), (2, 2), (3, 3)");
        var best = "SELECT id FROM few WHERE rating = 2 ORDER BY id";

        assertThatThrownBy(() -> attempts.showing().plan(best).usesIndexOn("few", "rating")).isInstanceOf(NotYet.class);
        attempts.execute("CREATE INDEX ON few (rating, id)");
        attempts.showing().plan(best).usesIndexOn("few", "rating").avoids("Sort");
    }

    @Test
    void shouldMissSessionsThatAreLeftOpen() throws SQLException {
        attempts.showing().closesWhatItOpens();
        try (var connection = attempts.connect(); var statement = connection.createStatement()) {
            statement.execute("SELECT 'left open'");

            assertThatThrownBy(() -> attempts.showing().closesWhatItOpens()).isInstanceOf(NotYet.class)
                .hasMessageContaining("A connection is still open").hasMessageContaining("left open");
        }
    }

    @Test
    void shouldFindTransactionsAndLocksThatAreLeft() throws SQLException {
        try (var connection = attempts.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT * FROM posts");
            assertThat(attempts.showing().openTransactions()).isEmpty();
            assertThat(attempts.showing().locks()).isEmpty();

            statement.execute("UPDATE posts SET title = '' WHERE id = 1");
            statement.execute("SELECT pg_advisory_lock(42)");

            assertThat(attempts.showing().openTransactions()).hasSize(1);
            assertThat(attempts.showing().locks()).containsExactlyInAnyOrder("posts", "advisory lock 42");
        }
    }

    @Test
    void shouldReadTheSourceWithoutItsCommentsAndTexts() throws Exception {
        var source = source("""
            import static howdah.Bootstrap.*;
            // while (true) rollback();
            void main() throws Exception {
                var text = "session.delete()";
                try (var session = session()) {
                    session.commit();
                }
            }
            """);

        source.calls("commit").calls("session").uses("try").doesNotUse("while").doesNotCall("rollback").doesNotCall("delete")
            .doesNotSpell("password");
        assertThatThrownBy(() -> source.calls("rollback")).hasMessage("Your program does not call rollback(…).");
        assertThatThrownBy(() -> source.doesNotCall("commit")).hasMessageStartingWith("Your program calls commit(…) in line 6;");
        assertThatThrownBy(() -> source.uses("while")).hasMessage("Your program does without \"while\".");
        assertThatThrownBy(() -> source.doesNotUse("try")).hasMessageContaining("line 5");
        assertThatThrownBy(() -> source.doesNotSpell("delete")).hasMessageContaining("line 4");
    }

    private Source source(String text) throws Exception {
        Files.writeString(folder.resolve(Source.FILE), SourceWords.parse(text).json());
        return attempts.in(folder).source();
    }

    @Test
    void shouldReadTheMapperWithoutItsComments() throws Exception {
        Files.writeString(folder.resolve("exercise.xml"), """
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="exercise">
              <!-- ${} is dangerous -->
              <select id="find">SELECT id FROM posts
                ORDER   BY id <if test="true">LIMIT 1</if></select>
              <select id="other"><![CDATA[SELECT 1 WHERE 1 < 2 -- ${x}
              ]]></select>
              <select id="unsafe">SELECT ${column} FROM posts</select>
            </mapper>
            """);
        var mapper = attempts.in(folder).mapper();

        mapper.contains("order by id limit 1").statement("find").doesNotContain("${");
        mapper.statement("other").contains("1 < 2").doesNotContain("${");
        assertThatThrownBy(() -> mapper.doesNotContain("${")).isInstanceOf(NotYet.class)
            .hasMessage("exercise.xml has \"${\"; this exercise asks for a way without.");
        assertThatThrownBy(() -> mapper.statement("find").contains("WHERE"))
            .hasMessage("The statement \"find\" in exercise.xml does without \"WHERE\".");
        assertThatThrownBy(() -> mapper.statement("missing")).hasMessage("exercise.xml has no statement \"missing\".");
    }

    @Test
    void shouldMissAMapperThatIsNotThere() {
        assertThatThrownBy(() -> attempts.in(folder).mapper()).isInstanceOf(NotYet.class)
            .hasMessageContaining("exercise.xml is missing");
    }

    @Test
    void shouldAskForAnError() {
        var refused = attempts.endingWith(new RuntimeException(new SQLException("wrong password", "28P01")));

        refused.endsWithError("28P01").endsWithError("28");
        assertThat(refused.isErrorExpected()).isTrue();
        assertThatThrownBy(() -> refused.endsWithError("42P01")).isInstanceOf(NotYet.class)
            .hasMessageStartingWith("Your program ends with the error SQLSTATE 28P01; it should be SQLSTATE 42P01.");
        assertThatThrownBy(() -> attempts.showing().endsWithError("28P01")).isInstanceOf(NotYet.class)
            .hasMessageContaining("as if all were well");
    }

    @Test
    void shouldAdviseOnErrors() {
        @Hint(state = "23505", value = "take another id")
        class Check {
        }
        var show = Show.plain();

        assertThat(ErrorAdvice.of(new SQLException("taken", "23505"), "exercise", Check.class, show).next())
            .isEqualTo("take another id");
        assertThat(ErrorAdvice.of(new SQLException("no table", "42P01"), "exercise", Check.class, show).next())
            .contains("create the table");
        var ofRecord = new NullPointerException("\"exercise$Post.title()\" is null");
        assertThat(ErrorAdvice.of(ofRecord, "exercise", Check.class, show).message())
            .contains("\"Post.title()\" is null");
        assertThat(ErrorAdvice.of(new NullPointerException(), "exercise", Check.class, show).next()).contains("null");
        assertThat(ErrorAdvice.of(new IllegalStateException("odd"), "exercise", Check.class, show))
            .satisfies(advice -> assertThat(advice.message()).startsWith("Your program ends with an error.").contains("odd"))
            .satisfies(advice -> assertThat(advice.next()).isEmpty());
    }

    @Test
    void shouldTakeDownTriesToConnect() {
        var connections = new Connections();
        DriverManager.setLogWriter(connections.log());
        try {
            tryToConnect("jdbc:postgresql://127.0.0.1:1/none");
            tryToConnect("jdbc:postgresql://127.0.0.1:1/none");
            var database = attempts.database();
            tryToConnect("jdbc:postgresql://%s:%d/%s?user=%s&password=wrong"
                .formatted(database.host(), database.port(), database.name(), database.user()));
        } finally {
            DriverManager.setLogWriter(null);
        }

        connections.atLeast(3).atMost(3).failed("08", 2).failed("08001", 1).failed("28P01", 1).apart(0);
        assertThatThrownBy(() -> connections.atMost(1))
            .hasMessage("Your program tries to connect 3 times; it should be once at most.");
        assertThatThrownBy(() -> connections.atLeast(4)).hasMessageContaining("it should be 4 times at least");
        assertThatThrownBy(() -> connections.apart(2)).hasMessageContaining("it should wait 2 s");
        assertThatThrownBy(() -> connections.failed("28000", 1)).hasMessageStartingWith("None of your program's tries");
    }

    private static void tryToConnect(String url) {
        assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);
    }
}
