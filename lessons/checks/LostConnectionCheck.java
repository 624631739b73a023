//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Hint(state = "08003", value = "this session's connection is gone for good: open a new session in the catch, session = session()")
@Hint(state = "08006", value = "this session's connection is gone for good: open a new session in the catch, session = session()")
@Hint(state = "57P01", value = "the connection was ended: catch the PersistenceException, and go on with a new session")
@Limit(30)
class LostConnectionCheck {

    @Test
    @Hint("on a new session do all of the transaction again: both inserts, then commit")
    void shouldStoreBothRowsOnce(Attempt attempt) {
        attempt.seenByOthers("SELECT num, data FROM test ORDER BY num").rows("""
            SELECT *
            FROM (VALUES (1, 'first'), (2, 'second')) AS wanted (num, data)
            ORDER BY num
            """);
    }

    @Test
    @Hint("leave server.terminateConnections() between the two inserts: it is what this exercise is about")
    void shouldMeetTheBrokenConnection(Attempt attempt) {
        attempt.statements().of("test.insert").refusedWith("57P01");
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
