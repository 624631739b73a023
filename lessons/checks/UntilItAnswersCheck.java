//SOURCES ../../scripts/howdah/check/Attempt.java

import howdah.check.Attempt;
import howdah.check.Hint;
import howdah.check.Limit;
import org.junit.jupiter.api.Test;

@Hint(state = "08001", value = "the server is not there yet: put connect() into a loop, catch the SQLException, wait a"
    + " quarter of a second and try again")
@Hint(state = "NullPointerException", value = "there is no connection yet: leave the loop only once connect() has returned one")
@Limit(30)
class UntilItAnswersCheck {

    @Test
    @Hint("repeat connect() until it returns, then show \"connected\"")
    void shouldConnectInTheEnd(Attempt attempt) {
        attempt.shown().value("connected");
    }

    @Test
    @Hint("do not wait for the server before the first try, and let connect() fail: the loop tries again")
    void shouldTryWhileTheServerIsDown(Attempt attempt) {
        attempt.connections().failed("08001", 1).atLeast(2);
    }

    @Test
    @Hint("Thread.sleep(250) in the catch: a server that is starting has better things to do than to refuse you")
    void shouldPauseBetweenTries(Attempt attempt) {
        attempt.connections().apart(0.25);
    }

    @Test
    void shouldCloseTheConnection(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
