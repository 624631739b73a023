//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "one job only", value = "INSERT INTO jobs (task) VALUES ('mail to Ada')")
@Data(name = "some jobs are done", value = """
    INSERT INTO jobs (task, done)
    VALUES ('mail to Ada', true), ('mail to Noor', false), ('mail to Zoë', true), ('mail to José', false), ('mail to Luca', false)
    """)
@Hint(state = "55P03", value = "NOWAIT gives up where somebody else has a lock: another word passes over such rows")
@Hint(state = "42601", value = "the order of the words is: ORDER BY …, LIMIT 1, FOR UPDATE, and what is to be done about locks")
class NextJobCheck {

    @Test
    @Hint("a takes the first job that is not done: leave the condition, the order and the limit")
    void shouldGiveTheFirstJobToA(Attempt attempt) {
        attempt.shown(1).rows("SELECT id, task FROM jobs WHERE NOT done ORDER BY id LIMIT 1");
    }

    @Test
    @Hint("lock the row that is taken, and pass over rows that others have locked: two words say so")
    void shouldGiveTheSecondJobToB(Attempt attempt) {
        attempt.shown(3).because("a has taken the first one, and is still at work.")
            .rows("SELECT id, task FROM jobs WHERE NOT done ORDER BY id LIMIT 1 OFFSET 1");
    }

    @Test
    @Hint("leave both workers, b in the background, and the picture of what they did")
    void shouldStillWorkSideBySide(Attempt attempt) {
        attempt.shows(3).source().calls("background").calls("timeLine");
        attempt.statements().of("nextJob.take").exactly(2);
    }

    @Test
    void shouldCloseBothSessions(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
