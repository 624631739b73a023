//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class OneRowCheck {

    @Test
    @Hint("selectOne returns the row itself")
    void shouldShowTheRow(Attempt attempt) {
        attempt.shown().rows("SELECT id, num, data FROM test");
    }

    @Test
    @Hint("selectOne returns the row itself")
    void shouldAskForOneRow(Attempt attempt) {
        attempt.source().calls("selectOne").doesNotCall("selectList");
    }
}
