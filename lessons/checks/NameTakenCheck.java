//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "Grace is there, and Ada is not", value = "INSERT INTO users (name, time_zone) VALUES ('Grace', 'Asia/Tokyo')")
@Hint(state = "23505", value = "catch the PersistenceException around insert and commit; \"23505\" as its cause's SQLSTATE means"
    + " that the name is taken")
@Hint(state = "25P02", value = "call session.rollback() in the catch: the transaction has failed, and takes nothing else")
@Hint(state = "ClassCastException", value = "ask failure.getCause() instanceof SQLException before you cast")
class NameTakenCheck {

    /// Whoever was registered by the program lives in UTC; nobody else does.
    private static final String ANSWER = "SELECT CASE WHEN EXISTS (SELECT FROM users WHERE name = '%s' AND time_zone <> 'UTC')"
        + " THEN 'taken' ELSE 'welcome' END AS answer";

    @Test
    @Hint("show(\"welcome\") after the commit, show(\"taken\") in the catch if the SQLSTATE is \"23505\"")
    void shouldTellWhetherANameIsTaken(Attempt attempt) {
        attempt.shown(1).rows(ANSWER.formatted("Grace"));
        attempt.shown(2).rows(ANSWER.formatted("Ada"));
    }

    @Test
    @Hint("in the catch, throw failure if the SQLSTATE is not \"23505\": a missing time zone is 23502")
    void shouldLetOtherErrorsOut(Attempt attempt) {
        attempt.endsWithError("23502");
        attempt.shows(2);
    }

    @Test
    @Hint("commit after the insert; roll back after an error")
    void shouldKeepWhoIsWelcome(Attempt attempt) {
        attempt.seenByOthers("SELECT name FROM users WHERE name IN ('Ada', 'Grace', 'Edsger')").rows("VALUES ('Ada'), ('Grace')");
    }
}
