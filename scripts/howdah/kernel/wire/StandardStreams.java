package howdah.kernel.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Standard output, error and input of the JVM, which belong to the cell that started the thread, else to the latest cell.
final class StandardStreams {

    private final PrintStream out = System.out;
    private final PrintStream error = System.err;
    private final InputStream in = System.in;
    private final ThreadLocal<CellOutput> own = new InheritableThreadLocal<>();
    private final CellInput input = new CellInput(this::current);
    private volatile CellOutput latest;

    /// Takes the place of the JVM's streams.
    void install() {
        System.setOut(new PrintStream(new Stream(CellOutput.OUT, out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Stream(CellOutput.ERROR, error), false, StandardCharsets.UTF_8));
        System.setIn(input);
        System.setProperty("stdin.encoding", "UTF-8");
    }

    /// Gives the JVM its streams back.
    void restore() {
        System.setOut(out);
        System.setErr(error);
        System.setIn(in);
    }

    /// From now on this thread, and those that it starts, write for that cell.
    void begin(CellOutput cell) {
        own.set(cell);
        latest = cell;
        input.clear();
    }

    private CellOutput current() {
        var mine = own.get();
        return mine == null ? latest : mine;
    }

    private final class Stream extends OutputStream {

        private final String name;
        private final PrintStream before;

        /// @param before where it goes while there is no cell
        Stream(String name, PrintStream before) {
            this.name = name;
            this.before = before;
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            var cell = current();
            if (cell == null) {
                before.write(bytes, offset, length);
                before.flush();
            } else {
                cell.write(name, bytes, offset, length);
            }
        }
    }
}
