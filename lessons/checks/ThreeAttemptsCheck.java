//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "two jobs that fail, the first and the last", value = """
    INSERT INTO jobs (task) VALUES ('mail to Noor'), ('mail to Ada'), ('parcel to Noor')
    """)
@Data(name = "all jobs are done", value = "INSERT INTO jobs (task, attempts, done) VALUES ('mail to Ada', 1, true)")
@Hint(state = "IllegalStateException", value = "catch the exception of a job, and go on with the next: without throw")
class ThreeAttemptsCheck {

    @Test
    @Hint("in the catch: rollback, countAttempt, commit; then the loop goes on")
    void shouldTryThreeTimesAndGoOn(Attempt attempt) {
        attempt.seenByOthers("SELECT task, attempts, done FROM jobs WHERE task NOT LIKE 'receipt%' ORDER BY id").rows("""
            SELECT task, CASE WHEN task LIKE '%Noor' THEN 3 ELSE 1 END AS attempts, task NOT LIKE '%Noor' AS done
            FROM jobs
            WHERE task NOT LIKE 'receipt%'
            ORDER BY id
            """);
    }

    @Test
    @Hint("roll back before the attempt is counted")
    void shouldLeaveNoReceiptOfAJobThatFails(Attempt attempt) {
        attempt.seenByOthers("SELECT task FROM jobs WHERE task LIKE 'receipt%Noor'").because("The mail was not sent.")
            .rows("SELECT task FROM jobs WHERE false");
    }

    @Test
    @Hint("leave send as it is: the receipt first, then the address")
    void shouldStillWriteReceipts(Attempt attempt) {
        attempt.source().calls("send");
        attempt.statements().of("threeAttempts.next").atLeast(1);
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
