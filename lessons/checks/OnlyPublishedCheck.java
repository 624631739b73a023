//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "only drafts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, published, rating) VALUES
      (1, 'First', '', false, 4), (1, 'Second', '', false, NULL), (1, 'Third', '', false, 4)
    """)
@Hint(state = "42601", value = "the condition stands in parentheses between FOR EACH ROW and EXECUTE FUNCTION: WHEN (…)")
class OnlyPublishedCheck {

    @Test
    @Hint("give the trigger a condition, WHEN (…): of OLD, the row before the change, and NEW, the row after it")
    void shouldTellOfThoseThatBecamePublished(Attempt attempt) {
        attempt.shown().rows("SELECT 'published' AS channel, id::text AS payload FROM posts WHERE title LIKE 'New: %'");
    }

    @Test
    @Hint("leave the program as it is: what has to change is the trigger")
    void shouldStillChangeThemAll(Attempt attempt) {
        attempt.statements().inOrder("onlyPublished.publishAll", "onlyPublished.praise", "onlyPublished.withdraw");
    }

    @Test
    void shouldCloseBothConnections(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
