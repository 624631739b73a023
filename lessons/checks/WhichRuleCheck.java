//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "a hundred users",
    value = "INSERT INTO users (name) SELECT 'User ' || n FROM generate_series(1, 100) AS n ORDER BY n")
@Hint(state = "NullPointerException", value = "not every error has a constraint: getConstraint() may be null")
class WhichRuleCheck {

    private static final String ANSWER = "SELECT CASE WHEN EXISTS (SELECT FROM users WHERE id = %d) THEN 'stored'"
        + " ELSE 'there is no such author' END AS answer";

    @Test
    @Hint("return \"there is no such author\" if getConstraint() is \"posts_author_id_fkey\"")
    void shouldTellOfAMissingAuthor(Attempt attempt) {
        attempt.shown(1).rows(ANSWER.formatted(99));
        attempt.shown(3).rows(ANSWER.formatted(1));
    }

    @Test
    @Hint("return \"a rating goes from 1 to 5\" if getConstraint() is \"posts_rating_check\"")
    void shouldTellOfAWrongRating(Attempt attempt) {
        attempt.shown(2).value("a rating goes from 1 to 5");
        attempt.shows(3);
    }

    @Test
    @Hint("leave the three posts as they are, and let the server look at them")
    void shouldAskTheServer(Attempt attempt) {
        attempt.statements().of("whichRule.insert").exactly(3);
        attempt.statements().of("whichRule.insert").refusedWith("23514");
    }

    @Test
    @Hint("look at getConstraint(): the words of a message may be in another language")
    void shouldNotReadTheMessage(Attempt attempt) {
        attempt.source().doesNotCall("getMessage");
    }
}
