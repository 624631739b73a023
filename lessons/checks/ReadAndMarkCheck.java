//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "seven posts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) SELECT 1, 'Post ' || n, '' FROM generate_series(1, 7) AS n ORDER BY n
    """)
@Hint(state = "34000", value = "the commit has ended the transaction that the cursor lives in: read in one"
    + " session, and write in another")
class ReadAndMarkCheck {

    @Test
    @Hint("let the loop go over all posts, and commit each mark")
    void shouldMarkEachPost(Attempt attempt) {
        attempt.seenByOthers("SELECT post_id FROM marks ORDER BY post_id").rows("SELECT id AS post_id FROM posts ORDER BY id");
    }

    @Test
    @Hint("commit behind each insert, in the session that inserts")
    void shouldCommitEachMark(Attempt attempt) {
        attempt.seenByOthers("SELECT count(DISTINCT transaction) AS transactions FROM marks")
            .because("Each mark is set in a transaction of its own.").rows("SELECT count(*) AS transactions FROM posts");
    }

    @Test
    @Hint("leave selectCursor and the fetch size as they were")
    void shouldFetchAFewAtATime(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT CASE WHEN bool_or(handed_out > (post_id + 4) / 5 * 5) THEN 'all' ELSE 'five' END AS at_a_time
            FROM marks
            """).because("When the first five posts are marked, no more than five are to be handed out.")
            .rows("SELECT 'five' AS at_a_time");
    }

    @Test
    void shouldCloseTheSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
