//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "FlywayValidateException",
    value = "the history has a failed version: once all is tidied up, flyway.repair() strikes it off")
@Hint(state = "42P07", value = "the invalid index is still there: session.update(\"migrations.dropMailIndex\"), and commit")
@Hint(state = "23505", value = "a mail is still there twice: session.delete(\"migrations.deleteDoubles\"), and commit")
class HalfAnIndexCheck {

    @Test
    @Hint("the index is of use only if it is built anew: drop it, repair, and let migrate make it")
    void shouldHaveAnIndexThatIsValid(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT relname AS index, indisunique AS is_unique, indisvalid AS is_valid
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE indrelid = 'subscribers'::regclass AND NOT indisprimary
            """).rows("VALUES ('subscribers_mail', true, true)");
    }

    @Test
    @Hint("\"migrations.deleteDoubles\" keeps the first row of each mail")
    void shouldKeepTheFirstRowOfEachMail(Attempt attempt) {
        attempt.seenByOthers("SELECT id, mail FROM subscribers").rows("VALUES (1, 'ada@example.org'), (2, 'noor@example.org')");
    }

    @Test
    @Hint("flyway.repair(), then flyway.migrate(): version 2 is to be run by Flyway")
    void shouldHaveRunBothVersions(Attempt attempt) {
        attempt.seenByOthers("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank").rows("""
            SELECT *
            FROM (VALUES ('1', true), ('2', true)) AS wanted (version, success)
            ORDER BY version
            """);
        attempt.shown().value(1);
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
