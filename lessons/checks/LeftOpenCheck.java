//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "08003", value = "close a connection only after its results were shown: rows are read while they are shown")
class LeftOpenCheck {

    @Test
    void shouldCloseWhatItOpens(Attempt attempt) {
        attempt.closesWhatItOpens();
    }

    @Test
    @Hint("close after the results were shown; nothing else has to change")
    void shouldStillShowBothResults(Attempt attempt) {
        attempt.shows(2);
        attempt.shown(1).rows("SELECT 42 AS answer");
        attempt.shown(2).rows("SELECT current_user, current_database()");
    }

    @Test
    @Hint("let DriverManager open a connection, as it was")
    void shouldStillConnect(Attempt attempt) {
        attempt.connections().atLeast(1);
        attempt.statements().of("test.whoAmI").atLeast(1);
    }
}
