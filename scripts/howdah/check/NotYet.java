package howdah.check;

/// What is still missing, told to the learner; it ends a test.
final class NotYet extends AssertionError {

    private final String next;

    /// @param message one sentence or more; what belongs below it, such as a table, after an empty line
    NotYet(String message) {
        this(message, "");
    }

    /// @param next what to do about it; empty if there is nothing to say beyond the message
    NotYet(String message, String next) {
        super(message);
        this.next = next;
    }

    String next() {
        return next;
    }
}
