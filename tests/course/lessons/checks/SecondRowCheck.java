//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class SecondRowCheck {

    @Test
    @Hint("commit after the second insert, too: closing a session undoes what was not committed")
    void shouldLetOthersSeeBothRows(Attempt attempt) {
        attempt.seenByOthers("SELECT num, data FROM test").rows("VALUES (100, 'abc''def'), (200, 'second')");
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
