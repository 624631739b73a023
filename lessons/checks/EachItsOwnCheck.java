//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "a third wallet", value = """
    INSERT INTO wallets (owner, points) VALUES ('Ada', 0), ('Noor', 7), ('Zoë', 3)
    """)
@Hint(state = "ExecutorException", value = "session(\"…\") closes the one that is open under that name: give the second"
    + " session another name")
class EachItsOwnCheck {

    @Test
    @Hint("open one more session under a name of its own, session(\"doubter\"), and give each task one of the two")
    void shouldKeepWhatWasGiven(Attempt attempt) {
        attempt.seenByOthers("SELECT owner, points FROM wallets ORDER BY owner").rows("""
            SELECT owner,
                   CASE WHEN EXISTS (SELECT FROM wallets WHERE owner = 'Zoë')
                        THEN (CASE owner WHEN 'Ada' THEN 10 WHEN 'Noor' THEN 7 ELSE 3 END)
                        ELSE (CASE owner WHEN 'Ada' THEN 110 ELSE 50 END) END AS points
            FROM wallets
            ORDER BY owner
            """);
    }

    @Test
    @Hint("leave give(…) and doubt(…) as they are: what has to change is which session each of them gets")
    void shouldUseASessionForEach(Attempt attempt) {
        attempt.statements().of("wallets.add").exactly(2).throughSessions(2);
    }

    @Test
    void shouldCloseTheSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
