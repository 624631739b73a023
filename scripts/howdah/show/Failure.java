package howdah.show;

/// What went wrong, told to a person: what failed, where, the last cause, and what to do next.
///
/// A failure carries the exit code of the program that it ends: [#NOT_RIGHT_YET], [#USAGE] or [#NO_DATABASE].
/// Its parts are printed by [Show#error(Throwable)]; none of them ever holds a password.
public final class Failure extends RuntimeException {

    /// The learner's code is not right yet: it does not compile, a check fails, an exception left it.
    public static final int NOT_RIGHT_YET = 1;
    /// Wrong usage, wrong settings, or a mapper that cannot work.
    public static final int USAGE = 2;
    /// There is no database, or none that can be used.
    public static final int NO_DATABASE = 3;
    /// Ended by Ctrl-C.
    public static final int INTERRUPTED = 130;

    private final int exitCode;
    private String where;
    private String settings;
    private String next;

    private Failure(int exitCode, String what) {
        super(what);
        this.exitCode = exitCode;
    }

    /// Wrong usage or settings; `what` is a sentence with the values in it.
    public static Failure usage(String what) {
        return new Failure(USAGE, what);
    }

    /// No database, or none that can be used; `what` is a sentence with the values in it.
    public static Failure noDatabase(String what) {
        return new Failure(NO_DATABASE, what);
    }

    /// The file, statement or step it happened in.
    public Failure where(String place) {
        where = place;
        return this;
    }

    /// The last cause; its message is what gets printed.
    public Failure cause(Throwable cause) {
        initCause(cause);
        return this;
    }

    /// The settings that led here, each with the place it came from.
    public Failure settings(String origins) {
        settings = origins;
        return this;
    }

    /// What to do about it.
    public Failure next(String advice) {
        next = advice;
        return this;
    }

    public int exitCode() {
        return exitCode;
    }

    public String where() {
        return where;
    }

    public String settings() {
        return settings;
    }

    public String next() {
        return next;
    }
}
