package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is said of rows and values that are not as they should be.
class AnswerTest {

    private static final String QUERY = "SELECT id, title, votes FROM posts ORDER BY id";

    private static Attempts attempts;

    record Post(int id, String title, Integer votes) {
    }

    @BeforeAll
    static void open() {
        attempts = new Attempts("answers");
        attempts.execute("""
            CREATE TABLE posts (id integer, title text, votes integer, created_at timestamp);
            INSERT INTO posts VALUES (1, 'one', 10, '2026-01-01'), (2, '', NULL, '2026-01-02 10:00'), (3, 'three', 30, NULL);
            """);
    }

    @AfterAll
    static void close() {
        attempts.close();
    }

    private static Map<String, Object> post(Object id, Object title, Object votes) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", id);
        row.put("title", title);
        row.put("votes", votes);
        return row;
    }

    private static String missed(Runnable check) {
        try {
            check.run();
        } catch (NotYet missing) {
            return missing.getMessage();
        }
        throw new AssertionError("nothing is missed");
    }

    private static String missed(String query, Object... rows) {
        return missed(() -> attempts.showing(Arrays.asList(rows)).shown().rows(query));
    }

    @Test
    void shouldAcceptTheSameRowsInWhateverCarriesThem() throws SQLException {
        attempts.showing(List.of(post(1L, "one", 10), post(2, "", null), post(3, "three", 30.0))).shown().rows(QUERY);
        attempts.showing(List.of(new Post(1, "one", 10), new Post(2, "", null), new Post(3, "three", 30))).shown().rows(QUERY);
        attempts.showing(List.of(1, 2, 3)).shown().rows("SELECT id FROM posts ORDER BY id");
        attempts.showing((Object) new int[] {1, 2, 3}).shown().rows("SELECT id FROM posts ORDER BY id");
        attempts.showing(new Post(1, "one", 10)).shown().rows(QUERY + " LIMIT 1");
        attempts.showing(List.of()).shown().rows("SELECT * FROM posts WHERE false");
        try (var connection = attempts.connect(); var statement = connection.createStatement();
                var found = statement.executeQuery(QUERY)) {
            attempts.showing(found).shown().rows(QUERY);
        }
    }

    @Test
    void shouldTakeColumnsByNameAndTimesByWhatTheyMean() {
        record Time(LocalDateTime createdAt, int id) {
        }
        attempts.showing(new Time(LocalDateTime.of(2026, 1, 1, 0, 0), 1)).shown()
            .rows("SELECT id, created_at FROM posts WHERE id = 1");
        attempts.showing(Map.of("created_at", Timestamp.valueOf("2026-01-01 00:00:00"))).shown()
            .rows("SELECT created_at FROM posts WHERE id = 1");
    }

    @Test
    void shouldNameAndDrawMissingRows() {
        assertThat(missed(QUERY, post(1, "one", 10), post(2, "", null))).isEqualTo("""
            You showed 2 rows instead of 3: 1 is missing.

                     │ id │ title │ votes
            ─────────┼────┼───────┼───────
             missing │  3 │ three │    30""");
    }

    @Test
    void shouldTellRowsThatAreTwiceFromThoseNotAskedFor() {
        var message = missed(QUERY, post(1, "one", 10), post(2, "", null), post(2, "", null), post(3, "three", 30),
            post(4, "x", 1));

        assertThat(message).startsWith("You showed 5 rows instead of 3: 1 is not asked for, 1 is there once too often.")
            .contains(" not asked for  │  4", " once too often │  2");
    }

    @Test
    void shouldTellRightRowsInAnotherOrder() {
        var message = missed(QUERY, post(1, "one", 10), post(3, "three", 30), post(2, "", null));

        assertThat(message).startsWith("You showed the right rows, but in another order, from row 2 on.")
            .contains("belongs to place 3 │  3", "belongs to place 2 │  2");
        attempts.showing(List.of(post(3, "three", 30), post(1, "one", 10), post(2, "", null))).shown()
            .rows("SELECT id, title, votes FROM (SELECT * FROM posts ORDER BY id)");
    }

    @Test
    void shouldTellNullFromAnEmptyText() {
        assertThat(missed(QUERY, post(1, "one", 10), post(2, null, null), post(3, "three", 30)))
            .startsWith("You showed 3 rows, but not the right ones: 1 is missing, 1 is not asked for. "
                + "In \"title\" there is NULL where an empty text should be.");
    }

    @Test
    void shouldTellANumberFromItsText() {
        assertThat(missed(QUERY, post("1", "one", 10), post("2", "", null), post("3", "three", 30)))
            .isEqualTo("You showed the column \"id\" as text; it should be a number.");
    }

    @Test
    void shouldNameColumns() {
        assertThat(missed(QUERY, Map.of("id", 1, "title", "one"))).startsWith("You showed no column \"votes\"; there are ");
        assertThat(missed("SELECT id FROM posts ORDER BY id", post(1, "one", 10)))
            .isEqualTo("You showed more columns than were asked for: \"title\", \"votes\".");
        assertThat(missed("SELECT id AS number FROM posts WHERE id < 3", Map.of("id", 1), Map.of("id", 2)))
            .isEqualTo("You showed the column \"number\" under another name: call it \"number\" instead of \"id\".");
        assertThat(missed(QUERY, 1, 2)).startsWith("You showed values without columns; the columns \"id\", \"title\", \"votes\"");
    }

    @Test
    void shouldTellAListInOneLine() {
        assertThat(missed("SELECT 1 AS id, ARRAY['a,b', NULL] AS tags", Map.of("id", 1, "tags", new String[] {"a", "b"})))
            .contains("In \"tags\" there is [\"a\", \"b\"] where [\"a,b\", NULL] should be.");
    }

    @Test
    void shouldCompareWithValues() {
        attempts.showing(List.of(post(1, "one", 10))).shown().rows("VALUES (1, 'one', 10)");

        assertThat(missed("VALUES (1, 'one', 11)", post(1, "one", 10))).contains("In \"votes\" there is 10 where 11 should be.");
    }

    @Test
    void shouldDrawTenRowsAtMost() {
        assertThat(missed("SELECT n FROM generate_series(1, 50) AS n"))
            .startsWith("You showed no row instead of 50: 50 are missing.")
            .endsWith("… and 40 more").hasLineCount(15);
    }

    @Test
    void shouldCompareSingleValues() {
        attempts.showing(5).shown().value(5L);
        attempts.showing(Map.of("count", 5)).shown().value(5);

        assertThat(missed(() -> attempts.showing(6).shown().value(5))).isEqualTo("You showed 6; it should be 5.");
        assertThat(missed(() -> attempts.showing(6).shown().rows("SELECT 5 AS count")))
            .isEqualTo("You showed 6; it should be 5.");
        assertThat(missed(() -> attempts.showing("5").shown().value(5)))
            .isEqualTo("You showed \"5\", which is text; it should be 5.");
        assertThat(missed(() -> attempts.showing(List.of(1, 2)).shown().value(5)))
            .isEqualTo("You showed 2 rows; it should be the single value 5.");
        assertThat(missed(() -> attempts.showing((Object) null).shown().value("")))
            .isEqualTo("You showed NULL; it should be an empty text.");
    }

    @Test
    void shouldKeepAValueAsItWasWhenItWasShown() {
        var row = new HashMap<String, Object>(Map.of("id", 1));
        var attempt = attempts.showing(row);
        row.put("id", 2);

        attempt.shown().value(1);
    }

    @Test
    void shouldCountWhatWasShown() {
        var attempt = attempts.showing(1, "two");

        attempt.shows(2).shown(1).value(1);
        attempt.shown().contains("TWO");
        assertThat(missed(() -> attempt.shown(3))).isEqualTo("Your program calls show(…) 2 times; there should be at least 3.");
        assertThat(missed(() -> attempt.shows(1))).isEqualTo("Your program shows 2 values; one was asked for.");
        assertThat(missed(() -> attempt.shown().contains("three"))).contains("\"three\" is not in what should have it");
        assertThat(missed(() -> attempts.showing().shown())).isEqualTo("Your program shows nothing.");
    }

    @Test
    void shouldTakeAnExceptionThatWasShown() {
        var refused = new IllegalStateException(new SQLException("taken", "23505"));

        attempts.showing(refused).shown().error("23505").error("23").error("IllegalStateException");
        assertThat(missed(() -> attempts.showing(refused).shown().error("42P01")))
            .isEqualTo("You showed the error SQLSTATE 23505; it should be SQLSTATE 42P01.");
        assertThat(missed(() -> attempts.showing(1).shown().error("42P01"))).startsWith("You showed no exception");
    }

    @Test
    void shouldAddTheReasonThatACheckGives() {
        assertThat(missed(() -> attempts.showing(List.of()).shown().because("Posts without votes count, too.").rows(QUERY)))
            .startsWith("You showed no row instead of 3: 3 are missing. Posts without votes count, too.\n\n");
    }

    @Test
    void shouldSeeOnlyWhatWasCommitted() throws SQLException {
        try (var connection = attempts.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO posts VALUES (4, 'four')");

            assertThatThrownBy(() -> attempts.showing().seenByOthers("SELECT count(*) FROM posts").value(4))
                .isInstanceOfSatisfying(NotYet.class, missing -> {
                    assertThat(missing).hasMessage("Another session sees 3; it should be 4.");
                    assertThat(missing.next()).startsWith("end your transaction with commit()");
                });
            statement.execute("LOCK TABLE posts IN ACCESS EXCLUSIVE MODE");
            assertThat(missed(() -> attempts.showing().seenByOthers("SELECT count(*) FROM posts")))
                .contains("a lock of your program's stands in the way");
        }
        attempts.showing().seenByOthers("SELECT id FROM posts ORDER BY id").rows("VALUES (1), (2), (3)").size(3);
    }

    @Test
    void shouldTellATableThatIsNotThereFromACheckThatIsWrong() {
        assertThat(missed(() -> attempts.showing().seenByOthers("SELECT * FROM votes")))
            .isEqualTo("Another session does not find what it looks for: relation \"votes\" does not exist.");
        assertThatThrownBy(() -> attempts.showing().seenByOthers("SELEC 1")).isInstanceOf(AuthorsMistake.class)
            .hasMessageContaining("syntax error").hasMessageContaining("SELEC 1");
        assertThatCode(() -> attempts.showing().seenByOthers("SELECT 1")).doesNotThrowAnyException();
    }
}
