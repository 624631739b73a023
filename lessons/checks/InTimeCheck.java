//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no posts at all")
@Data(name = "one post, counted in time", value = """
    INSERT INTO users (name) VALUES ('Ada'), ('Noor');
    INSERT INTO posts (author_id, title, content) VALUES (2, 'Hello', '')
    """)
@Hint(state = "57014", value = "catch the PersistenceException; and the limit holds until the transaction ends: end it behind the"
    + " count, whether that was in time or not")
@Hint(state = "25P02", value = "the count was ended, and its transaction has failed: session.rollback(true) before the users")
class InTimeCheck {

    @Test
    @Hint("call patience.limit before the count, catch what that throws, and show \"too late\" there")
    void shouldShowTooLateOrHowMany(Attempt attempt) {
        attempt.shown(1).rows("""
            SELECT CASE WHEN count(*) > 5 THEN 'too late' ELSE count(*) || ' posts' END AS shown
            FROM posts
            """);
    }

    @Test
    @Hint("let the server end it: session.update(\"patience.limit\") in the same transaction, before the count")
    void shouldBeEndedByTheServer(Attempt attempt) {
        attempt.statements().inOrder("patience.limit", "patience.countPosts", "patience.countUsers");
    }

    @Test
    @Hint("show the number of users as it was")
    void shouldCountTheUsersInAnyCase(Attempt attempt) {
        attempt.shown(2).rows("SELECT count(*) || ' users' AS shown FROM users");
        attempt.shows(2);
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
