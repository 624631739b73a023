//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Limit(30)
class HopelessCasesCheck {

    @Test
    @Hint("count the attempts: the loop ends after the third one")
    void shouldTryThreeTimesWhereTheServerIsDown(Attempt attempt) {
        attempt.connections().failed("08001", 3);
        attempt.shown(3).value("08001");
        attempt.shown(4).because("Three tries are enough.").value("28P01");
    }

    @Test
    @Hint("after 28P01 leave the loop at once, by return: the password will not become right")
    void shouldTryAWrongPasswordOnce(Attempt attempt) {
        attempt.connections().failed("28P01", 1);
        attempt.shown(5).because("A wrong password stays wrong.").value("connected");
        attempt.connections().atMost(5);
    }

    @Test
    @Hint("Thread.sleep(100) after each failure that may pass, as it was")
    void shouldPauseBetweenTries(Attempt attempt) {
        attempt.shows(5);
    }
}
