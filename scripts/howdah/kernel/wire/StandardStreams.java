package howdah.kernel.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

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
        System.setOut(stream(CellOutput.OUT, out, System::setOut));
        System.setErr(stream(CellOutput.ERROR, error, System::setErr));
        System.setIn(input);
        System.setProperty("stdin.encoding", "UTF-8");
    }

    private PrintStream stream(String name, PrintStream before, Consumer<PrintStream> setter) {
        return new PrintStream(new Stream(name, before, setter), false, StandardCharsets.UTF_8);
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

    /// The code of a cell has come to its end: what a stack overflow left within the streams belongs to it.
    void end() {
        System.out.print("");
        System.err.print("");
    }

    private CellOutput current() {
        var mine = own.get();
        return mine == null ? latest : mine;
    }

    private final class Stream extends OutputStream {

        private final String name;
        private final PrintStream before;
        private final Consumer<PrintStream> setter;

        /// @param before where it goes while there is no cell
        /// @param setter puts another one in its place
        Stream(String name, PrintStream before, Consumer<PrintStream> setter) {
            this.name = name;
            this.before = before;
            this.setter = setter;
        }

        /// A cell that closes standard output does not close it for the next ones.
        @Override
        public void close() {
            setter.accept(stream(name, before, setter));
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
