//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Data;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Data(name = "no users at all")
@Data(name = "a hundred users, no posts",
    value = "INSERT INTO users (name) SELECT 'User ' || n FROM generate_series(1, 100) AS n ORDER BY n")
class FindTheBugCheck {

    @Test
    @Hint("a test brings its own author, post and voters, and expects what is right: then it passes for findTheBug.other")
    void shouldPassForTheRightOne(Attempt attempt) {
        attempt.shown(2).because("That is how many tests fail for findTheBug.other, which is right.").value(0);
    }

    @Test
    @Hint("give the author's post two votes: findTheBug.one counts it twice")
    void shouldFailForTheWrongOne(Attempt attempt) {
        attempt.shown(1).because("That is how many tests fail for findTheBug.one, which is wrong.").value(1);
    }

    @Test
    @Hint("leave the last two lines of main as they are")
    void shouldTryBoth(Attempt attempt) {
        attempt.statements().of("findTheBug.one").atLeast(2);
        attempt.statements().of("findTheBug.other").atLeast(2);
    }

    @Test
    @Hint("let undo() roll back, and commit nothing")
    void shouldLeaveNothingBehind(Attempt attempt) {
        attempt.seenByOthers("SELECT count(*) FROM users WHERE name = 'Grace'").value(0);
        attempt.closesWhatItOpens();
    }
}
