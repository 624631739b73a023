//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "a thousand posts, of which the 30th has a long title", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content)
    SELECT 1, CASE n WHEN 30 THEN 'At last, a long title' ELSE 'Post ' || n END, ''
    FROM generate_series(1, 1000) AS n
    ORDER BY n
    """)
class UntilFoundCheck {

    private static final String FIRST = "SELECT %s FROM posts WHERE length(title) >= 17 ORDER BY id LIMIT 1";

    @Test
    @Hint("return the first post whose title is long enough, wherever it is, and null if there is none")
    void shouldFindTheFirst(Attempt attempt) {
        attempt.shows(1);
        attempt.shown().rows("SELECT coalesce((%s), 'none') AS title".formatted(FIRST.formatted("title")));
    }

    @Test
    @Hint("fetchSize=\"5\" on the select in untilFound.xml, selectCursor in the program, and out of the loop when it is found")
    void shouldLetTheServerStop(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT CASE WHEN last_value > coalesce((%s), 1000) + 50 OR last_value > 19 AND (SELECT count(*) FROM posts) = 20
                        THEN last_value || ' rows' ELSE 'a few rows' END AS made
            FROM made
            """.formatted(FIRST.formatted("id"))).because("The server has made more rows than were needed.")
            .rows("SELECT 'a few rows' AS made");
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
