//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "two of the same title", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, rating) VALUES
      (1, 'Hello', '', NULL), (1, 'Rated', '', 3), (1, 'Hello', '', NULL)
    """)
@Hint(state = "NullPointerException", value = "there may be none: look whether the warning is null before you take its message")
class EveryNoticeCheck {

    @Test
    @Hint("begin with statement.getWarnings(), go on with getNextWarning() until that is null")
    void shouldCollectThemAll(Attempt attempt) {
        attempt.shown().rows("SELECT title FROM posts WHERE rating IS NULL ORDER BY id");
    }

    @Test
    @Hint("leave RAISE NOTICE in the loop: the remarks are to come from the server")
    void shouldStillLetTheServerRemark(Attempt attempt) {
        attempt.source().calls("getWarnings");
    }

    @Test
    void shouldCloseTheConnection(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
