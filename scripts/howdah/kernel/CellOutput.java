package howdah.kernel;

import howdah.kernel.cell.Output;

/// The output of the cell whose code a thread runs, also of threads that the cell has started.
final class CellOutput {

    private static final InheritableThreadLocal<Output> OWN = new InheritableThreadLocal<>();
    private static volatile Output latest;

    private CellOutput() {
    }

    /// From now on, this thread runs the cell of that output.
    static void begin(Output output) {
        OWN.set(output);
        latest = output;
    }

    /// That of the cell which has started this thread; of the latest one, if none has.
    static Output current() {
        var own = OWN.get();
        return own == null ? latest : own;
    }
}
