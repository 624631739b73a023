package howdah.kernel.cell;

import java.util.List;
import java.util.Optional;

/// How a cell, or an expression, has ended.
public sealed interface Outcome {

    /// @param result what its last expression gave, if it gave anything
    record Done(Optional<Bundle> result) implements Outcome {
    }

    /// @param name      the class of the exception, such as `java.lang.ArithmeticException`; or `CompileError`, `Interrupted`
    /// @param message   one line
    /// @param traceback what is told of it, line by line; may hold ANSI colours
    record Failed(String name, String message, List<String> traceback) implements Outcome {
    }
}
