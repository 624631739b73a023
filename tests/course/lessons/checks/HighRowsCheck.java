//SOURCES ../../../../scripts/howdah/check/Attempt.java

import howdah.check.*;
import org.junit.jupiter.api.*;

class HighRowsCheck {

    @Test
    @Hint("write WHERE num > #{least} into highRows.xml")
    void shouldShowTheHighRows(Attempt attempt) {
        attempt.shown().rows("SELECT num, data FROM test WHERE num > 10 ORDER BY num");
    }

    @Test
    @Hint("#{least} lets the number travel beside the SQL")
    void shouldLetTheNumberTravelBesideTheSql(Attempt attempt) {
        attempt.mapper().statement("find").contains("#{least}").doesNotContain("${");
    }
}
