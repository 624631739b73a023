//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class AllRowsCheck {

    @Test
    @Hint("show what session.selectList(\"test.findAll\") returns")
    void shouldShowAllRows(Attempt attempt) {
        attempt.shown().rows("SELECT id, num, data FROM test ORDER BY id");
    }

    @Test
    void shouldAskOnce(Attempt attempt) {
        attempt.statements().of("test.findAll").exactly(1);
    }
}
