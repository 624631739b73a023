package howdah.kernel.wire;

import howdah.show.Failure;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;

/// Standard input: each line is asked for when a cell wants to read it. Ctrl-D at the front end ends it, for one reading.
final class CellInput extends InputStream {

    private static final String END = "\u0004";

    private final Supplier<CellOutput> cell;
    private byte[] line = {};
    private int position;

    /// @param cell the one that reads; null before the first one
    CellInput(Supplier<CellOutput> cell) {
        this.cell = cell;
    }

    @Override
    public int read() {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    /// At most to the end of the line.
    ///
    /// @throws Failure if there is nobody to be asked, or if the cell is interrupted
    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (available() == 0 && !ask()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(line, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean ask() {
        var asking = cell.get();
        if (asking == null) {
            return false;
        }
        var answer = asking.input("", false);
        line = answer.equals(END) ? new byte[0] : (answer + "\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
        return line.length > 0;
    }

    @Override
    public synchronized int available() {
        return line.length - position;
    }

    /// Forgets what an earlier cell has not read.
    synchronized void clear() {
        position = line.length;
    }
}
