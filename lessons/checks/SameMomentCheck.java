//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no wallets at all")
@Data(name = "three wallets, two of them empty", value = """
    INSERT INTO wallets (owner, points) VALUES ('Noor', 0), ('Ada', 0), ('Luca', 3)
    """)
@Hint(state = "25001", value = "the level is chosen before the first query: move setTransactionIsolation up")
class SameMomentCheck {

    @Test
    @Hint("set REPEATABLE READ on the report's connection, before its first query")
    void shouldListWhatTheTotalCounts(Attempt attempt) {
        attempt.shown(1).rows("SELECT sum(points) AS sum FROM wallets WHERE owner <> 'Zoë'");
        attempt.shown(2).because("Zoë came after the report had begun.")
            .rows("SELECT owner, points FROM wallets WHERE owner <> 'Zoë' ORDER BY owner");
    }

    @Test
    @Hint("leave Zoë's points between the two queries of the report: that is where others commit")
    void shouldLetTheOtherSessionCommitInBetween(Attempt attempt) {
        attempt.statements().inOrder("wallets.total", "wallets.add", "wallets.findAll");
        attempt.seenByOthers("SELECT points FROM wallets WHERE owner = 'Zoë'").rows("SELECT 5 AS points");
    }

    @Test
    void shouldCloseBothSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
