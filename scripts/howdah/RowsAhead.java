package howdah;

import java.time.Duration;
import java.time.Instant;

/// Rows that are there before a program asks for them.
///
/// @param name of the mapper that has put them there
/// @param rows how many, roughly
record RowsAhead(String name, int rows, Instant since) {

    /// Some have the time at which they were put there.
    private static final Duration FRESH = Duration.ofHours(1);

    /// Whether they are what [Bootstrap#data] would bring.
    boolean serve(String wanted, int number) {
        return wanted.equals(name) && number == rows && Instant.now().isBefore(since.plus(FRESH));
    }
}
