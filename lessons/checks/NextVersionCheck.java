//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "FlywayValidateException", value = "leave V1__create_subscribers.sql as it was: write a file of its own for the change")
@Hint(state = "23502", value = "there are subscribers already: the new column needs a DEFAULT 'en', or it would be NULL in their rows")
@Hint(state = "42703", value = "a text stands between apostrophes: DEFAULT 'en'")
@Hint(state = "FlywayException", value = "each file needs a version of its own, as in V2__add_language.sql")
class NextVersionCheck {

    @Test
    @Hint("write a file such as V2__add_language.sql into the folder before the second migrate: a V, a version, two underscores")
    void shouldRunAMigrationOfItsOwn(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT count(*) AS versions
            FROM flyway_schema_history
            WHERE success AND version <> '1' AND type = 'SQL'
            """).because("That is how many versions have been run after the first.").value(1);
    }

    @Test
    @Hint("the new column of subscribers is called language, is a text, and has 'en' in the rows that are there")
    void shouldAddTheColumn(Attempt attempt) {
        attempt.seenByOthers("SELECT mail, language FROM subscribers ORDER BY id").rows("""
            SELECT mail, 'en' AS language
            FROM subscribers
            ORDER BY id
            """);
    }

    @Test
    @Hint("NOT NULL belongs into the column's definition")
    void shouldNeverBeNull(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT data_type, is_nullable
            FROM information_schema.columns
            WHERE table_name = 'subscribers' AND column_name = 'language'
            """).rows("VALUES ('text', 'NO')");
    }

    @Test
    @Hint("DEFAULT 'en' belongs into the column's definition, for the subscribers to come")
    void shouldHaveADefault(Attempt attempt) {
        attempt.seenByOthers("""
            SELECT count(*)
            FROM information_schema.columns
            WHERE table_name = 'subscribers' AND column_name = 'language' AND column_default LIKE '''en''%'
            """).because("So many columns \"language\" have the default 'en'.").value(1);
    }

    @Test
    void shouldCloseTheSession(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
