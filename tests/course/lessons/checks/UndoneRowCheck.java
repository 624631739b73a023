//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class UndoneRowCheck {

    @Test
    @Hint("call session.rollback() after the second insert")
    void shouldKeepTheFirstRowOnly(Attempt attempt) {
        attempt.seenByOthers("SELECT num FROM test").rows("VALUES (100)");
        attempt.shown().rows("SELECT id, num, data FROM test");
    }
}
