//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "NullPointerException", value = "get is null there, for a name that is missing: getOrDefault(name, \"\") is not")
class WhichWinsCheck {

    @Test
    @Hint("ask the environment first")
    void shouldLetTheEnvironmentWin(Attempt attempt) {
        attempt.shown(1).because("PGUSER is set in both: the environment wins.").value("admin");
    }

    @Test
    @Hint("where the environment says nothing, ask the file")
    void shouldTakeTheFileElse(Attempt attempt) {
        attempt.shown(2).because("PGHOST is set in the file alone.").value("db.example.org");
        attempt.shown(3).because("PGPORT is empty in the environment, which counts as none.").value("5433");
    }

    @Test
    @Hint("where both say nothing, or something empty, return the usual value")
    void shouldTakeTheUsualValueElse(Attempt attempt) {
        attempt.shown(4).because("PGDATABASE is empty in both.").value("postgres");
        attempt.shown(5).because("PGSSLMODE is set nowhere.").value("prefer");
        attempt.shows(5);
    }
}
