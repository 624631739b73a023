import howdah.check.Attempt;
import org.junit.jupiter.api.Test;

class SecondSumCheck {

    @Test
    void shouldLeaveNothingOpen(Attempt attempt) {
        attempt.closesWhatItOpens();
    }
}
