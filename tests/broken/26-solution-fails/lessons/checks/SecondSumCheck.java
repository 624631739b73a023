import howdah.check.Attempt;
import org.junit.jupiter.api.Test;

class SecondSumCheck {

    @Test
    void shouldShowTheSum(Attempt attempt) {
        attempt.shown().value(5);
    }
}
