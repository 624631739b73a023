//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Limit(30)
class TakenNameCheck {

    @Test
    @Hint("where getSQLState() is \"23505\", the name is taken: return 409")
    void shouldTellOfATakenName(Attempt attempt) {
        attempt.shown(1).because("That name was not taken.").value("status 201");
        attempt.shown(2).because("That name was taken.").value("status 409");
    }

    @Test
    @Hint("where getSQLState() begins with 22, the value cannot be stored: return 422")
    void shouldTellOfAValueThatCannotBeStored(Attempt attempt) {
        attempt.shown(3).because("That name had the character 0 in it.").value("status 422");
    }

    @Test
    @Hint("a table that is missing is the service's own fault: return 500 for all that is not the request's")
    void shouldNotBlameTheRequestForAllElse(Attempt attempt) {
        attempt.shown(4).because("That statement has a mistake.").value("status 500");
        attempt.shows(4);
    }

    @Test
    @Hint("leave the inserts as they are: only the server knows at that moment whether a name is taken")
    void shouldAskTheServer(Attempt attempt) {
        attempt.statements().of("users.insert").exactly(3).refusedWith("23505");
    }
}
