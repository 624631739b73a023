//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "42883", value = "advisory locks are taken by pg_try_advisory_xact_lock and its like; the parameter is a number")
class OnceANightCheck {

    @Test
    @Hint("mayRun takes an advisory lock, or answers false where another session has it")
    void shouldLetOneAtATimeWrite(Attempt attempt) {
        attempt.shows(3);
        attempt.shown(1).value(true);
        attempt.shown(2).because("a is still at it.").value(false);
    }

    @Test
    @Hint("take a lock that ends with the transaction: its name has xact in it")
    void shouldLetTheNextOneWriteAfterTheCommit(Attempt attempt) {
        attempt.shown(3).because("a has committed, though its session is still open.").value(true);
        attempt.seenByOthers("SELECT count(*) AS reports FROM jobs WHERE task = 'mail the report'").rows("SELECT 2 AS reports");
    }

    @Test
    void shouldCloseBothSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
