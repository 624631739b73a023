//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "42P04", value = "the copy of the test before is still there: drop it in close()")
@Hint(state = "55006", value = "somebody is connected to it: close the session first")
@Hint(state = "3D000", value = "make the copy before you open a session on it")
class FreshCopyCheck {

    @Test
    @Hint("in open(), CREATE DATABASE … TEMPLATE … makes the copy, and the session is one on it; close() drops it again")
    void shouldPass(Attempt attempt) {
        attempt.shown().because("That is how many tests fail.").value(0);
    }

    @Test
    @Hint("leave the two tests as they are: each commits what it has done")
    void shouldStillCommit(Attempt attempt) {
        attempt.source().calls("commit");
        attempt.source().uses("TEMPLATE");
    }

    @Test
    @Hint("execute(\"DROP DATABASE \" + COPY) as the last line of close()")
    void shouldLeaveNoDatabase(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT count(*)
            FROM pg_database
            WHERE datname IN (current_database() || '_copy', current_database() || '_template')
            """).because("That is how many databases are left.").value(0);
    }

    @Test
    void shouldCloseTheSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
