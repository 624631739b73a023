//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import org.junit.jupiter.api.Test;

@Hint(state = "NullPointerException", value = "intercept(…) hands on what the statement has found: return what call.proceed() returns")
class SlowOnesCheck {

    @Test
    @Hint("two statements are slow, and the program itself shows a third value: measure around call.proceed(), in nanoseconds")
    void shouldShowTheSlowOnesOnly(Attempt attempt) {
        attempt.shows(3);
        attempt.shown(1).contains("0.25");
        attempt.shown(2).contains("0.15");
    }

    @Test
    @Hint("return what call.proceed() has returned")
    void shouldHandOnTheResult(Attempt attempt) {
        attempt.shown().value("slept: 0.15 seconds");
    }

    @Test
    @Hint("call.proceed() runs the statement: call it once")
    void shouldRunEachStatementOnce(Attempt attempt) {
        attempt.statements().exactly(3);
    }
}
