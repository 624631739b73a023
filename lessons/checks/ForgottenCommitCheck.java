//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "42P01", value = "the other session finds no table, since the first one was closed without a commit:"
    + " call session.commit() after the last insert, before session.close()")
@Hint(state = "ExecutorException", value = "a closed session takes no calls any more: commit first, then close")
class ForgottenCommitCheck {

    @Test
    @Hint("commit after the last insert: what comes later begins a new transaction, which close() undoes")
    void shouldShowBothRows(Attempt attempt) {
        attempt.shown().rows("""
            SELECT *
            FROM (VALUES (1, 1, 'here today'), (2, 2, 'here tomorrow')) AS wanted (id, num, data)
            ORDER BY id
            """);
    }

    @Test
    @Hint("commit the session that inserts, after its last insert")
    void shouldLetOthersSeeThem(Attempt attempt) {
        attempt.seenByOthers("SELECT num, data FROM test").rows("VALUES (1, 'here today'), (2, 'here tomorrow')");
    }

    @Test
    void shouldCloseBothSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
