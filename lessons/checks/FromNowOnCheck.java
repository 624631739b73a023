//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "three posts, none of them rated", value = """
    INSERT INTO users (name) VALUES ('Grace');
    INSERT INTO posts (author_id, title, content) SELECT 1, 'Unrated ' || n, '' FROM generate_series(1, 3) AS n
    """)
@Data(name = "no posts at all", value = "INSERT INTO users (name) VALUES ('Grace')")
@Hint(state = "23514", value = "rows that are there break the rule: NOT VALID at the end of ADD CONSTRAINT lets them be")
@Hint(state = "23502", value = "SET NOT NULL looks at all rows: add a CHECK constraint instead that is NOT VALID")
class FromNowOnCheck {

    @Test
    @Hint("the rule is CHECK (rating IS NOT NULL), and it is enforced")
    void shouldRefuseANewOne(Attempt attempt) {
        attempt.shown(1).value(1);
        attempt.shown(2).value("23514");
    }

    @Test
    @Hint("add the rule with NOT VALID, and change no rows")
    void shouldLeaveTheOldPostsAsTheyAre(Attempt attempt) {
        attempt.seenByOthers("SELECT count(*) FROM posts WHERE rating IS NULL")
            .because("That is how many posts have no rating.").rows("""
            SELECT CASE WHEN EXISTS (SELECT FROM users WHERE name = 'Ada') THEN 5
                        WHEN EXISTS (SELECT FROM posts) THEN 3
                        ELSE 0 END AS count
            """);
    }

    @Test
    @Hint("let the server skip the look at what is there: the end of ADD CONSTRAINT says so")
    void shouldNotHaveLookedAtTheRows(Attempt attempt) {
        attempt.seenByOthers("SELECT count(*) FROM pg_constraint WHERE conrelid = 'posts'::regclass AND NOT convalidated")
            .because("That is how many rules of posts are NOT VALID.").value(1);
    }
}
