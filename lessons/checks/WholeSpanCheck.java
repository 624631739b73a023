//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "an empty post, a short one, and one that took months", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content)
    VALUES (1, 'Empty', ''), (1, 'Short', 'x'), (1, 'Long', repeat('x', 5000))
    """)
@Hint(state = "NullPointerException", value = "where the column is NULL there is no PGInterval: return null if interval == null")
class WholeSpanCheck {

    @Test
    @Hint("add up getDays, getHours, getMinutes, getWholeSeconds and getMicroSeconds, and return null if interval == null")
    void shouldLoseNothing(Attempt attempt) {
        attempt.shown().because("Hours and fractions of a second count, a day counts 24 hours, and NULL stays null.").rows("""
            SELECT id, (extract(epoch FROM time) * 1000)::bigint AS time
            FROM posts
            ORDER BY id
            """);
        attempt.shows(1);
    }

    @Test
    @Hint("let the database keep intervals as they are; the handler makes durations of them")
    void shouldFetchIntervals(Attempt attempt) {
        attempt.statements().of("wholeSpan.findAll").exactly(1);
        attempt.mapper().doesNotContain("extract(");
    }
}
