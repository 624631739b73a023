//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

class SecondRowCheck {

    @Test
    @Hint("before show, call session.insert(\"test.insert\", Map.of(…)) with num 200 and data \"it's mine\"")
    void shouldShowBothRows(Attempt attempt) {
        attempt.shown().rows("""
            SELECT *
            FROM (VALUES (1, 100, 'abc''def'), (2, 200, 'it''s mine')) AS wanted (id, num, data)
            ORDER BY id
            """);
    }

    @Test
    @Hint("leave session.commit() where it was: after both inserts, before session.close()")
    void shouldCommitBothRows(Attempt attempt) {
        attempt.seenByOthers("SELECT num, data FROM test").rows("VALUES (100, 'abc''def'), (200, 'it''s mine')");
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
