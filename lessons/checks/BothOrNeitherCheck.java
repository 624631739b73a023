//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "Ada gives the last she has", value = """
    INSERT INTO wallets (owner, points) VALUES ('Ada', 30), ('Noor', 0), ('Zoë', 7)
    """)
@Data(name = "nobody has enough", value = "INSERT INTO wallets (owner, points) VALUES ('Ada', 10), ('Noor', 5), ('Luca', 1)")
@Hint(state = "ClassCastException", value = "a closed session takes no calls any more:"
    + " end the transaction only, with session.rollback()")
class BothOrNeitherCheck {

    @Test
    @Hint("in the catch, session.rollback(); and one session.commit() after both statements of a gift")
    void shouldGiveWhatCanBeGivenAndNothingElse(Attempt attempt) {
        attempt.seenByOthers("SELECT owner, points FROM wallets WHERE owner IN ('Ada', 'Noor') ORDER BY owner").rows("""
            SELECT wanted.owner, wanted.points
            FROM (VALUES ('', 'Ada', 90), ('', 'Noor', 60), ('Zoë', 'Ada', 20), ('Zoë', 'Noor', 10),
                         ('Luca', 'Ada', 10), ('Luca', 'Noor', 5)) AS wanted (third, owner, points)
            WHERE third = coalesce((SELECT owner FROM wallets WHERE owner IN ('Zoë', 'Luca')), '')
            ORDER BY wanted.owner
            """);
    }

    @Test
    @Hint("leave the gifts as they were, the one that is refused, too")
    void shouldShowWhyAGiftIsRefused(Attempt attempt) {
        attempt.shown(1).value("23514");
        attempt.shown().because("The gift after it is no reason to fail.").value("23514");
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
