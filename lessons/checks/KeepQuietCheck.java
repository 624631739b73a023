//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

class KeepQuietCheck {

    @Test
    @Hint("leave both show(…) as they were, and change what a login tells of itself")
    void shouldStillShowTwoValues(Attempt attempt) {
        attempt.shows(2);
    }

    @Test
    @Hint("in the record, override toString(): return user + \" at \" + database;")
    void shouldShowWhoConnectsAndNotThePassword(Attempt attempt) {
        attempt.shown(1).because("Neither host nor password is to be told.")
            .rows("SELECT 'Connecting as ' || current_user || ' at ' || current_database() AS shown");
    }

    @Test
    @Hint("login.password() still returns the password: who connects needs it")
    void shouldStillHaveThePassword(Attempt attempt) {
        attempt.shown(2).value(4);
    }
}
