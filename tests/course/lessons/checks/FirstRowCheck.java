//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class FirstRowCheck {

    @Test
    @Hint("call session.insert(\"test.insert\", Map.of(…)) before the commit")
    void shouldInsertTheRow(Attempt attempt) {
        attempt.seenByOthers("SELECT num, data FROM test").rows("VALUES (100, 'abc''def')");
    }
}
