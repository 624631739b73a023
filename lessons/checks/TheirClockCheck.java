//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "one moment in winter and one in summer, in zones with and without summer time", value = """
    INSERT INTO users (name, time_zone)
    VALUES ('Ada', 'Europe/London'), ('Noor', 'Asia/Kolkata'), ('Eva', 'America/New_York'), ('Kiri', 'Pacific/Auckland');
    INSERT INTO posts (author_id, title, content, created_at)
    SELECT users.id, 'Now', '', moment
    FROM users
    CROSS JOIN unnest(ARRAY[timestamptz '2026-01-31 23:30+00', timestamptz '2026-07-01 11:15+00']) AS moment
    ORDER BY moment, users.id
    """)
@Hint(state = "DateTimeException", value = "a zone has a name such as Europe/Paris: ZoneId.of(written.timeZone())")
class TheirClockCheck {

    @Test
    @Hint("a moment shows another time in each zone: take that of each author, by its name, which knows summer and winter")
    void shouldTellEachAuthorsTime(Attempt attempt) {
        attempt.shown().because("It is what the author's own clock showed at that moment, in winter and in summer.").rows("""
            SELECT posts.id, created_at AT TIME ZONE time_zone AS at
            FROM posts
            JOIN users ON users.id = author_id
            ORDER BY posts.id
            """);
        attempt.shows(1);
    }

    @Test
    @Hint("fetch the posts by one call of theirClock.findAll, as before")
    void shouldAskOnce(Attempt attempt) {
        attempt.statements().exactly(1);
    }
}
