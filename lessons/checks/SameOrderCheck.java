//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "both are rich", value = "INSERT INTO wallets (owner, points) VALUES ('Noor', 500), ('Ada', 500), ('Zoë', 7)")
@Hint(state = "40P01", value = "each holds the row that the other wants: let both change Ada's row first, then Noor's")
class SameOrderCheck {

    @Test
    @Hint("let both gifts change Ada's row first, then Noor's, so that nobody waits in a circle")
    void shouldMeetNoDeadlock(Attempt attempt) {
        attempt.statements().noneRefused();
    }

    @Test
    @Hint("commit both gifts, and change the rows by as much as before")
    void shouldGiveBoth(Attempt attempt) {
        attempt.seenByOthers("SELECT owner, points FROM wallets WHERE owner IN ('Ada', 'Noor') ORDER BY owner").rows("""
            SELECT wanted.owner, wanted.points
            FROM (VALUES ('', 'Ada', 80), ('', 'Noor', 70), ('Zoë', 'Ada', 480), ('Zoë', 'Noor', 520))
                   AS wanted (third, owner, points)
            WHERE third = coalesce((SELECT owner FROM wallets WHERE owner = 'Zoë'), '')
            ORDER BY wanted.owner
            """);
    }

    @Test
    @Hint("leave both gifts in the background, and the pause between the two statements: luck is no cure")
    void shouldStillCross(Attempt attempt) {
        attempt.source().calls("background").calls("sleep");
    }

    @Test
    void shouldCloseBothSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
