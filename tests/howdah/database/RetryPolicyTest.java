package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void shouldTryEveryTwoSecondsWithoutEnd() {
        assertThat(RetryPolicy.STANDARD.delayAfter(1, Duration.ZERO, true)).contains(Duration.ofSeconds(2));
        assertThat(RetryPolicy.STANDARD.delayAfter(1_000_000, YEAR, true)).contains(Duration.ofSeconds(2));
    }

    @Test
    void shouldLosePatienceWithWhatTimeDoesNotMend() {
        assertThat(RetryPolicy.STANDARD.delayAfter(1, Duration.ofSeconds(27), false)).contains(Duration.ofSeconds(2));
        assertThat(RetryPolicy.STANDARD.delayAfter(1, Duration.ofSeconds(30), false)).isEmpty();
    }

    @Test
    void shouldWaitAsLongAsItIsToldForWhateverIsWrong() {
        var policy = RetryPolicy.parse("forever");

        assertThat(policy.delayAfter(1, YEAR, false)).contains(Duration.ofSeconds(2));
        assertThat(policy.delayAfter(1, YEAR, true)).contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "30, PT30S", "30s, PT30S", "500ms, PT0.5S", "5m, PT5M", "2h, PT2H", "' 1 s ', PT1S",
        "maxDuration=7s, PT7S"})
    void shouldReadHowLong(String text, Duration expected) {
        assertThat(RetryPolicy.parse(text).maxDuration()).isEqualTo(expected);
    }

    @Test
    void shouldReadEveryPart() {
        assertThat(RetryPolicy.parse("30s, delay=500ms, backoff=2, maxDelay=8s, jitter=0.25, maxAttempts=10"))
            .isEqualTo(new RetryPolicy(Duration.ofMillis(500), 2, Duration.ofSeconds(8), 0.25, 10, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1s", "1.5s", "30d", "30s,", "tries=3", "delay=0", "delay=forever", "backoff=0.5",
        "backoff=NaN", "jitter=2", "maxAttempts=0", "maxAttempts=x", "maxDelay=100000h", "30s,delay", "99999999999999999999s"})
    void shouldRefuseWhatItCannotRead(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.parse(text)).withMessageMatching(".+");
    }

    @Test
    void shouldCountAttemptsAndNotRetries() {
        var policy = RetryPolicy.parse("maxAttempts=3");

        assertThat(policy.delayAfter(2, Duration.ZERO, true)).isPresent();
        assertThat(policy.delayAfter(3, Duration.ZERO, true)).isEmpty();
    }

    @Test
    void shouldStartTheLastTryWhenTheTimeIsUp() {
        var policy = RetryPolicy.parse("5s");

        assertThat(policy.delayAfter(3, Duration.ofMillis(4300), true)).contains(Duration.ofMillis(700));
        assertThat(policy.delayAfter(4, Duration.ofSeconds(5), true)).isEmpty();
        assertThat(RetryPolicy.parse("0").delayAfter(1, Duration.ZERO, true)).isEmpty();
    }

    @Test
    void shouldBackOffUpToTheLongestDelay() {
        var policy = RetryPolicy.parse("delay=1s,backoff=3,maxDelay=10s");

        assertThat(IntStream.of(1, 2, 3, 4, 1000).mapToObj(attempt -> policy.delayAfter(attempt, YEAR, true).orElseThrow()))
            .extracting(Duration::toSeconds).containsExactly(1L, 3L, 9L, 10L, 10L);
    }

    @Test
    void shouldSpreadDelaysByTheJitter() {
        var policy = RetryPolicy.parse("delay=1s,jitter=0.2");

        var delays = IntStream.range(0, 200).mapToObj(i -> policy.delayAfter(1, Duration.ZERO, true).orElseThrow()).toList();

        assertThat(delays).allMatch(delay -> delay.toMillis() >= 800 && delay.toMillis() <= 1200);
        assertThat(delays.stream().distinct().count()).isGreaterThan(1);
    }
}
