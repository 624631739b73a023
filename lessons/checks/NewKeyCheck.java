//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "somebody has chosen a large id", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (id, author_id, title, content) OVERRIDING SYSTEM VALUE VALUES (1000, 1, 'Chosen', '')
    """)
@Data(name = "a post of the same title", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'A new post', '')
    """)
@Hint(state = "UnsupportedOperationException", value = "Map.of(…) makes a map that cannot be changed: MyBatis puts the key into a HashMap")
@Hint(state = "23502", value = "the post needs a title: give the statement a map with the key \"title\"")
class NewKeyCheck {

    @Test
    @Hint("show what the insert gives back: the key in the map (useGeneratedKeys, keyProperty), or the row of RETURNING id")
    void shouldShowTheKeyOfTheNewPost(Attempt attempt) {
        attempt.shows(1);
        attempt.shown().because("insert(…) returns the number of rows; the key is elsewhere.")
            .rows("SELECT id FROM posts WHERE title = 'A new post' ORDER BY created_at DESC LIMIT 1");
    }

    @Test
    @Hint("let the insert itself bring the key: whatever is asked afterwards may be answered about another row")
    void shouldAskNothingAfterwards(Attempt attempt) {
        attempt.statements().exactly(1);
    }

    @Test
    @Hint("leave the commit where it is")
    void shouldKeepThePost(Attempt attempt) {
        attempt.seenByOthers("SELECT title FROM posts ORDER BY created_at DESC, id LIMIT 1").rows("VALUES ('A new post')");
    }
}
