//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "two posts", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content) VALUES (1, 'One', ''), (1, 'Two', '')
    """)
@Hint(state = "55000", value = "declare it with SCROLL: DECLARE feed SCROLL CURSOR FOR …")
@Hint(state = "34000", value = "the cursor is gone: declare it once, and close it after the last FETCH")
class BackAndForthCheck {

    @Test
    @Hint("MOVE FORWARD ALL IN feed, then FETCH BACKWARD 3 FROM feed")
    void shouldShowTheNewest(Attempt attempt) {
        attempt.shown(1).because("These are the last three, with the newest first.")
            .rows("SELECT id, title FROM posts ORDER BY id DESC LIMIT 3");
    }

    @Test
    @Hint("MOVE ABSOLUTE 0 IN feed goes before the first row; then FETCH 3 FROM feed")
    void shouldShowTheOldest(Attempt attempt) {
        attempt.shown(2).because("The oldest come first, from the very first on.")
            .rows("SELECT id, title FROM posts ORDER BY id LIMIT 3");
        attempt.shows(2);
    }

    @Test
    @Hint("open one cursor by DECLARE feed SCROLL CURSOR FOR …, and fetch both from it")
    void shouldUseOneCursor(Attempt attempt) {
        attempt.source().doesNotSpell("LIMIT");
    }
}
