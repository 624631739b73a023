package howdah.database;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// How often, and how long, a connection is tried again. The words are Failsafe's.
///
/// @param delay       from the end of one try to the next
/// @param backoff     what the delay is multiplied by after each try; 1 leaves it as it is
/// @param maxDelay    what the delay grows to at most
/// @param jitter      0.2 spreads each delay at random by up to 20 %, both ways
/// @param maxAttempts tries in all, not retries: with 3 the server is asked three times
/// @param maxDuration the last try starts no later than this after the first; null if nobody said: then there is no end,
///                    except for what time rarely mends, which gets [#PATIENCE]
record RetryPolicy(Duration delay, double backoff, Duration maxDelay, double jitter, int maxAttempts, Duration maxDuration) {

    /// How long a host that does not resolve, or a server that never answers, is tried if nobody said how long.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// For whoever got it wrong.
    static final String EXAMPLES = "how long to wait, such as 30s, 5m, forever, or 0 to try once;"
        + " or more, such as 30s,delay=500ms,backoff=2,maxDelay=8s,jitter=0.2,maxAttempts=10";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    /// Every two seconds, until it succeeds.
    static final RetryPolicy STANDARD =
        new RetryPolicy(Duration.ofSeconds(2), 1, Duration.ofMinutes(1), 0, Integer.MAX_VALUE, null);

    /// For a server that Howdah runs for many: it was started a moment ago, and does not come back by itself.
    static final RetryPolicy SHARED_SERVER =
        new RetryPolicy(Duration.ofSeconds(2), 1, Duration.ofMinutes(1), 0, Integer.MAX_VALUE, PATIENCE);

    /// A single try.
    static final RetryPolicy ONCE = new RetryPolicy(Duration.ofSeconds(2), 1, Duration.ofMinutes(1), 0, 1, null);

    RetryPolicy {
        require(delay.isPositive() && delay.compareTo(DAY) <= 0, "delay is more than 0 and at most a day");
        require(maxDelay.compareTo(DAY) <= 0, "maxDelay is at most a day");
        require(backoff >= 1, "backoff is at least 1");
        require(jitter >= 0 && jitter <= 1, "jitter is between 0 and 1");
        require(maxAttempts >= 1, "maxAttempts is at least 1");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// Reads `HOWDAH_WAIT`: parts of the form `name=value`, the names being those of this record; `maxDuration=` may be left
    /// out. A duration is a whole number of `ms`, `s`, `m` or `h`; a bare number means seconds; `forever` has no end.
    ///
    /// @throws IllegalArgumentException saying what is wrong
    static RetryPolicy parse(String text) {
        var policy = STANDARD;
        for (var part : text.split(",", -1)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? "maxDuration" : part.substring(0, equals).strip();
            policy = policy.with(name, part.substring(equals + 1).strip());
        }
        return policy;
    }

    private RetryPolicy with(String name, String value) {
        return switch (name) {
            case "delay" -> new RetryPolicy(duration(value), backoff, maxDelay, jitter, maxAttempts, maxDuration);
            case "backoff" -> new RetryPolicy(delay, number(value), maxDelay, jitter, maxAttempts, maxDuration);
            case "maxDelay" -> new RetryPolicy(delay, backoff, duration(value), jitter, maxAttempts, maxDuration);
            case "jitter" -> new RetryPolicy(delay, backoff, maxDelay, number(value), maxAttempts, maxDuration);
            case "maxAttempts" -> new RetryPolicy(delay, backoff, maxDelay, jitter, (int) number(value), maxDuration);
            case "maxDuration" -> new RetryPolicy(delay, backoff, maxDelay, jitter, maxAttempts, duration(value));
            default -> throw new IllegalArgumentException("there is no \"" + name + "\"");
        };
    }

    private static double number(String text) {
        require(text.matches("\\d{1,9}(\\.\\d{1,9})?"), "\"" + text + "\" is no number");
        return Double.parseDouble(text);
    }

    private static Duration duration(String text) {
        if (text.equals("forever")) {
            return FOREVER;
        }
        var parts = Pattern.compile("(\\d{1,12}) ?(ms|s|m|h|)").matcher(text);
        require(parts.matches(), "\"" + text + "\" is no duration");
        var number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /// How long to wait after the given try; empty if it was the last.
    ///
    /// @param attempt counts from 1
    /// @param elapsed since the first try began
    /// @param hopeful whether time alone is likely to mend what went wrong
    Optional<Duration> delayAfter(int attempt, Duration elapsed, boolean hopeful) {
        var limit = maxDuration != null ? maxDuration : hopeful ? FOREVER : PATIENCE;
        var left = limit.minus(elapsed);
        if (attempt >= maxAttempts || !left.isPositive()) {
            return Optional.empty();
        }
        var next = spread(grown(attempt));
        return Optional.of(next.compareTo(left) < 0 ? next : left);
    }

    private Duration grown(int attempt) {
        var milliseconds = delay.toMillis() * Math.pow(backoff, attempt - 1);
        return backoff == 1 ? delay : Duration.ofMillis((long) Math.min(milliseconds, maxDelay.toMillis()));
    }

    private Duration spread(Duration duration) {
        var factor = jitter == 0 ? 1 : ThreadLocalRandom.current().nextDouble(1 - jitter, 1 + jitter);
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
