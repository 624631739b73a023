package howdah.kernel;

import howdah.kernel.cell.Output;
import java.util.function.Supplier;

/// The output of the cell whose code a thread runs, also of threads that the cell has started.
final class CellOutput {

    private static final InheritableThreadLocal<Output> OWN = new InheritableThreadLocal<>();
    private static volatile Supplier<Output> latest = () -> null;

    private CellOutput() {
    }

    /// From now on, this thread runs the cell of that output.
    static void begin(Output output) {
        OWN.set(output);
        latest = () -> output;
    }

    /// Where no cell tells its output: how that of the latest one is found.
    static void beginBy(Supplier<Output> found) {
        latest = found;
    }

    /// That of the cell which has started this thread; of the latest one, if none has.
    static Output current() {
        var own = OWN.get();
        return own == null ? latest.get() : own;
    }
}
