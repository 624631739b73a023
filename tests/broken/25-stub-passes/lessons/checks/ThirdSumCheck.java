import howdah.check.Attempt;
import org.junit.jupiter.api.Test;

class ThirdSumCheck {

    @Test
    void shouldShowTheSum(Attempt attempt) {
        attempt.shown().value(7);
    }
}
