//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "only Edsger is there", value = "INSERT INTO users (name) VALUES ('Edsger')")
@Data(name = "Grace and Ada are there", value = "INSERT INTO users (name) VALUES ('Grace'), ('Ada')")
@Hint(state = "25P02", value = "the transaction has failed: session.rollback() in the catch ends it")
class GoOnCheck {

    @Test
    @Hint("call session.rollback() in the catch: a failed transaction takes no other statement until it is ended")
    void shouldLetAllInWhoCanBe(Attempt attempt) {
        attempt.seenByOthers("SELECT name FROM users WHERE name IN ('Grace', 'Ada', 'Edsger')")
            .rows("VALUES ('Grace'), ('Ada'), ('Edsger')");
    }

    @Test
    @Hint("show a line for each of the three, as it was: who is in, and who is not")
    void shouldTellOfEach(Attempt attempt) {
        attempt.shows(3);
        attempt.shown(1).contains("Grace is ");
        attempt.shown(2).contains("Ada is ");
        attempt.shown(3).contains("Edsger is ");
    }

    @Test
    @Hint("leave the three inserts as they are: the server is to say who is refused")
    void shouldAskTheServer(Attempt attempt) {
        attempt.statements().of("users.insert").exactly(3);
    }
}
