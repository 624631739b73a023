package howdah.kernel.cell;

import java.util.Optional;

/// What answers a front end's requests. One thread calls all but [#interrupt]. Places in a source are counted in chars.
public interface Interpreter extends AutoCloseable {

    /// Runs a cell to its end, however that comes.
    ///
    /// @param output where the cell's output goes; standard output and standard error of its threads go there by themselves
    Outcome execute(Cell cell, Output output);

    /// Evaluates an expression after a cell was run, without output.
    Outcome evaluate(String expression);

    Completion complete(String source, int cursor);

    /// What is known of what stands at a place.
    ///
    /// @param isDetailed whether more is wanted than a summary
    Optional<Bundle> inspect(String source, int cursor, boolean isDetailed);

    Completeness isComplete(String source);

    /// Ends the cell that runs, from another thread; does nothing if none does.
    void interrupt();

    /// The kernel ends: gives back what was opened.
    @Override
    void close();
}
