import howdah.check.Attempt;
import org.junit.jupiter.api.Test;

class FirstSumCheck {

    @Test
    void shouldShowTheSum(Attempt attempt) {
        attempt.shown().value(3);
    }
}
