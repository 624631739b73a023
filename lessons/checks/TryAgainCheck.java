//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "Ada has nothing, Noor has enough", value = """
    INSERT INTO wallets (owner, points) VALUES ('Ada', 0), ('Noor', 1000), ('Zoë', 7)
    """)
@Hint(state = "25P02", value = "session.rollback(true) comes before the next attempt: a failed transaction takes no statement")
@Hint(state = "40001", value = "catch it inside the loop: after the rollback the next attempt may succeed")
class TryAgainCheck {

    @Test
    @Hint("keep REPEATABLE READ, which refuses what READ COMMITTED would lose")
    void shouldBeRefusedAtFirst(Attempt attempt) {
        attempt.statements().of("wallets.set").refusedWith("40001");
    }

    @Test
    @Hint("after 40001 roll back and call add once more: others interfere twice, so the third attempt succeeds")
    void shouldSucceedInTheEnd(Attempt attempt) {
        attempt.shown(1).value("done");
        attempt.shown(2).rows("""
            SELECT CASE WHEN EXISTS (SELECT FROM wallets WHERE owner = 'Zoë') THEN 'done' ELSE '23514' END AS shown
            """);
    }

    @Test
    @Hint("give up at once unless the SQLSTATE is 40001: a wallet without enough points stays so")
    void shouldTryNoMoreThanNeeded(Attempt attempt) {
        attempt.statements().of("wallets.find").exactly(4);
        attempt.shows(2);
    }

    @Test
    @Hint("each attempt reads anew, and commits")
    void shouldLoseNobodysPoints(Attempt attempt) {
        attempt.seenByOthers("SELECT owner, points FROM wallets WHERE owner IN ('Ada', 'Noor') ORDER BY owner").rows("""
            SELECT wanted.owner, wanted.points
            FROM (VALUES ('', 'Ada', 123), ('', 'Noor', 50), ('Zoë', 'Ada', 23), ('Zoë', 'Noor', 0))
                   AS wanted (third, owner, points)
            WHERE third = coalesce((SELECT owner FROM wallets WHERE owner = 'Zoë'), '')
            ORDER BY wanted.owner
            """);
    }

    @Test
    void shouldCloseTheSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
