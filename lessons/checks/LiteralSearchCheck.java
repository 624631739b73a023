//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "titles with all kinds of characters", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content)
    VALUES (1, '100% joins', ''), (1, '1000 joins', ''), (1, 'snake_case', ''), (1, 'C:\\temp_1', ''), (1, '100 % of it', '')
    """)
class LiteralSearchCheck {

    @Test
    void shouldFindAWord(Attempt attempt) {
        attempt.shows(4);
        attempt.shown(1).rows("SELECT count(*)::integer AS count FROM posts WHERE strpos(title, 'joins') > 0");
    }

    @Test
    @Hint("put one backslash before each %, and not two: double those of the text first")
    void shouldFindAPercentSign(Attempt attempt) {
        attempt.shown(2).rows("SELECT count(*)::integer AS count FROM posts WHERE strpos(title, '100%') > 0");
    }

    @Test
    @Hint("put one backslash before each _, and not two: double those of the text first")
    void shouldFindAnUnderscore(Attempt attempt) {
        attempt.shown(3).rows("SELECT count(*)::integer AS count FROM posts WHERE strpos(title, '_') > 0");
    }

    @Test
    @Hint("double each backslash of the text, before you put others in")
    void shouldFindABackslash(Attempt attempt) {
        attempt.shown(4).rows("SELECT count(*)::integer AS count FROM posts WHERE strpos(title, '\\') > 0");
    }

    @Test
    @Hint("let the database count: call search.countContaining once for each text")
    void shouldLetTheDatabaseSearch(Attempt attempt) {
        attempt.statements().exactly(4);
    }
}
