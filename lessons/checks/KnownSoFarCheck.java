//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "a hundred users",
    value = "INSERT INTO users (name) SELECT 'User ' || n FROM generate_series(1, 100) AS n ORDER BY n")
@Hint(state = "42P07", value = "the table is there already: let the baseline be version 2, so that versions 1 and 2 are not run")
@Hint(state = "42701", value = "the column is there already: the baseline is version 2, not 1: .baselineVersion(\"2\") before load()")
@Hint(state = "42703", value = "keep the blog's tables as they are: a baseline tells Flyway of them")
@Hint(state = "FlywayException", value = "Flyway finds tables and no history: call flyway.baseline() before flyway.migrate()")
class KnownSoFarCheck {

    @Test
    @Hint("leave the tables and their rows alone")
    void shouldKeepTheUsers(Attempt attempt) {
        attempt.seenByOthers("SELECT count(*) FROM users").rows("""
            SELECT CASE WHEN EXISTS (SELECT FROM users WHERE name = 'User 1') THEN 100
                        WHEN EXISTS (SELECT FROM posts) THEN 8
                        ELSE 0 END AS count
            """);
    }

    @Test
    @Hint("baselineVersion(\"2\") in the configuration, flyway.baseline() before flyway.migrate()")
    void shouldRunTheThirdVersionOnly(Attempt attempt) {
        attempt.seenByOthers("SELECT version, type FROM flyway_schema_history ORDER BY installed_rank").rows("""
            SELECT wanted.version, wanted.type
            FROM (VALUES ('2', 'BASELINE'), ('3', 'SQL')) AS wanted (version, type)
            ORDER BY version
            """);
    }

    @Test
    @Hint("show what migrate tells: how many migrations were run")
    void shouldShowOne(Attempt attempt) {
        attempt.shown().value(1);
    }
}
