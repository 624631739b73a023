//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "two drafts and a post", value = """
    INSERT INTO users (name) VALUES ('Noor');
    INSERT INTO posts (author_id, title, content, published) VALUES (1, 'A', '', false), (1, 'B', '', false), (1, 'C', '', true)
    """)
class LeaveNothingCheck {

    @Test
    @Hint("leave the two tests as they are, and roll back after each of them: then they find the same rows each time")
    void shouldPassEachTime(Attempt attempt) {
        attempt.shown(1).because("That is how many tests fail the first time.").value(0);
        attempt.shown(2).because("That is how many tests fail the second time.").value(0);
    }

    @Test
    @Hint("run both tests twice, as it was")
    void shouldStillTest(Attempt attempt) {
        attempt.statements().of("users.insert").exactly(2);
        attempt.statements().of("posts.publishAll").exactly(2);
    }

    @Test
    @Hint("session.rollback(true) undoes what a test has done; nothing is committed")
    void shouldLeaveTheDatabaseAsItWas(Attempt attempt) {
        attempt.seenByOthers("SELECT count(*) AS drafts FROM posts WHERE NOT published").rows("""
            SELECT CASE WHEN EXISTS (SELECT FROM users WHERE name = 'Ada') THEN 2
                        WHEN EXISTS (SELECT FROM users WHERE name = 'Noor') THEN 2
                        ELSE 0 END AS drafts
            """);
        attempt.seenByOthers("SELECT count(*) AS users FROM users WHERE name = 'Grace'").value(0);
    }

    @Test
    void shouldCloseTheSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
