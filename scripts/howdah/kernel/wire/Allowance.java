package howdah.kernel.wire;

import java.util.Locale;

/// How much text a cell may still send; the rest is counted.
final class Allowance {

    static final String VARIABLE = "HOWDAH_OUTPUT_LINES";

    private static final int LINES = 10_000;
    private static final int BYTES_A_LINE = 100;

    private final int mostLines;
    private final long mostBytes;
    private long lines;
    private long bytes;
    private long omittedLines;
    private long omittedBytes;

    /// @param lines as many, and a hundred times as many bytes
    Allowance(int lines) {
        mostLines = lines;
        mostBytes = (long) lines * BYTES_A_LINE;
    }

    /// What that variable says; 10,000 lines if it says nothing sensible.
    static int lines(String value) {
        try {
            return value == null ? LINES : Math.max(1, Integer.parseInt(value.strip()));
        } catch (NumberFormatException strange) {
            return LINES;
        }
    }

    /// How many of these bytes may be sent; the others are counted as omitted.
    int take(byte[] text, int offset, int length) {
        int taken = omittedBytes > 0 || lines == mostLines ? 0 : fitting(text, offset, length);
        omittedBytes += length - taken;
        for (int at = offset + taken; at < offset + length; at++) {
            if (text[at] == '\n') {
                omittedLines++;
            }
        }
        return taken;
    }

    private int fitting(byte[] text, int offset, int length) {
        int fitting = (int) Math.min(length, mostBytes - bytes);
        while (fitting > 0 && fitting < length && (text[offset + fitting] & 0xC0) == 0x80) {
            fitting--;
        }
        for (int at = 0; at < fitting; at++) {
            if (text[offset + at] == '\n' && ++lines == mostLines) {
                fitting = at + 1;
            }
        }
        bytes += fitting;
        return fitting;
    }

    /// What to say about what was left out; empty if nothing was.
    String notice() {
        return omittedBytes == 0 ? "" : String.format(Locale.ROOT, "%n… %,d more lines (%,d bytes) are left out.%n"
            + "To see more: set %s (now %d) before Jupyter starts, or let the cell write to a file.%n", omittedLines,
            omittedBytes, VARIABLE, mostLines).replace("\r\n", "\n");
    }
}
