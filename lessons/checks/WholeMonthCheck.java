//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "posts at the month's first and last moment, and just beside them", value = """
    INSERT INTO users (name) VALUES ('Ada');
    INSERT INTO posts (author_id, title, content, created_at)
    VALUES (1, 'Too early', '', timestamptz '2026-02-01' - interval '1 microsecond'),
           (1, 'First', '', timestamptz '2026-02-01'),
           (1, 'Middle', '', timestamptz '2026-02-10 12:00'),
           (1, 'Last', '', timestamptz '2026-03-01' - interval '1 microsecond'),
           (1, 'Too late', '', timestamptz '2026-03-01');
    INSERT INTO posts (author_id, title, content, created_at)
    SELECT 1, 'Day ' || n, '', timestamptz '2026-03-02' + n * interval '1 day'
    FROM generate_series(1, 40) AS n
    """)
@Hint(state = "42883", value = "say that the value is a date before you add something to it: #{month}::date + interval '1 month'")
class WholeMonthCheck {

    @Test
    @Hint("from the month's first day on, and before that day of the next month: >= and <")
    void shouldFindThePostsOfTheMonth(Attempt attempt) {
        attempt.shown().rows("SELECT id, title FROM posts WHERE date_trunc('month', created_at) = date '2026-02-01' ORDER BY id");
    }

    @Test
    @Hint("created_at must stand alone on its side of the comparison, without a function or a cast")
    void shouldUseTheIndex(Attempt attempt) {
        attempt.planOf("wholeMonth.find").usesIndexOn("posts", "created_at");
    }
}
