package howdah.show;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/// One line that tells how far something is.
///
/// On a terminal the line is rewritten in place and gone once closed. Elsewhere the first [#update(String)] writes a line
/// of its own, later ones do so only after [#QUIET_SECONDS] without any: a try to connect
/// each.
public final class Progress implements AutoCloseable {

    static final int QUIET_SECONDS = 2;

    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintStream out;
    private final boolean inPlace;
    private final Alphabet alphabet;
    private final LongSupplier nanoseconds;
    private boolean shown;
    private long shownAt;

    Progress(PrintStream out, boolean inPlace, Alphabet alphabet, LongSupplier nanoseconds) {
        this.out = out;
        this.inPlace = inPlace;
        this.alphabet = alphabet;
        this.nanoseconds = nanoseconds;
    }

    /// Tells how things stand now. A line wider than the terminal is cut there.
    public synchronized void update(String text) {
        if (inPlace) {
            out.print(CLEAR_LINE + WRAP_OFF + alphabet.line(text) + WRAP_ON);
            out.flush();
        } else if (!shown || nanoseconds.getAsLong() - shownAt >= QUIET_SECONDS * 1_000_000_000L) {
            out.println(alphabet.line(text));
            shownAt = nanoseconds.getAsLong();
        }
        shown = true;
    }

    /// Tells how many bytes are there: `PostgreSQL 18: 7.3 of 15.1 MB (48 %)`.
    ///
    /// @param total 0 or less where it is not known
    public void update(String what, long done, long total) {
        update(what + ": " + (total <= 0
            ? megabytes(done) + " MB"
            : megabytes(done) + " of " + megabytes(total) + " MB (" + done * 100 / total + " %)"));
    }

    /// Writes a line that stays.
    public synchronized void note(String text) {
        close();
        out.println(alphabet.line(text));
    }

    /// Takes the line away from a terminal; what was written elsewhere stays.
    @Override
    public synchronized void close() {
        if (inPlace && shown) {
            out.print(CLEAR_LINE);
            out.flush();
            shown = false;
        }
    }

    private static String megabytes(long bytes) {
        long tenths = (bytes + 50_000) / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }
}
