package howdah.show;

import java.util.List;

/// What several sessions did, in the order of time: who waited for whom, and how it ended.
///
/// @param events drawn in this order
public record TimeLine(List<Event> events) implements Picture {

    private static final int LONGEST = 200;

    /// What happens in a session.
    public enum Kind {
        /// A statement is sent; the text is its SQL.
        STATEMENT,
        /// The statement has ended; the text says how, such as `1 row`.
        DONE,
        /// The statement waits for a lock; the text says for which, such as `row lock on test`; others hold it.
        WAITS,
        /// The lock is granted: the statement goes on.
        GRANTED,
        /// The transaction is committed.
        COMMIT,
        /// The transaction is rolled back.
        ROLLBACK,
        /// The statement has failed; the text says how.
        FAILED,
        /// The statement is the victim that ends a deadlock.
        DEADLOCK
    }

    /// @param session      its name in the lesson, such as `a`
    /// @param text         more about it; may be empty
    /// @param holders      for [Kind#WAITS] the names of the sessions that it waits for, else empty
    /// @param milliseconds since the first event
    public record Event(String session, Kind kind, String text, List<String> holders, long milliseconds) {

        /// What happens, told to people on one line.
        String words() {
            String told = shortened(text.strip().replaceAll("\\s+", " "));
            return switch (kind) {
                case STATEMENT -> told;
                case DONE -> told.isEmpty() ? "done" : told;
                case WAITS -> with(waits(), told);
                case GRANTED -> with("goes on", told);
                case COMMIT -> with("COMMIT", told);
                case ROLLBACK -> with("ROLLBACK", told);
                case FAILED -> with("fails", told);
                case DEADLOCK -> with("fails, to end a deadlock", told);
            };
        }

        /// In a picture of who waits for whom, a long statement is known by its begin.
        private static String shortened(String told) {
            return told.length() <= LONGEST ? told : told.substring(0, told.offsetByCodePoints(0, told.codePointCount(0, LONGEST))) + "…";
        }

        private String waits() {
            return holders.isEmpty() ? "waits" : "waits for " + String.join(", ", holders);
        }

        private static String with(String words, String more) {
            return more.isEmpty() ? words : words + ": " + more;
        }
    }

    /// The sessions' names, in the order of their first events.
    public List<String> sessions() {
        return events.stream().map(Event::session).distinct().toList();
    }
}
