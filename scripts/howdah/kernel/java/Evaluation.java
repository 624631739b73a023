package howdah.kernel.java;

import howdah.kernel.cell.Outcome;
import java.util.List;

/// How a Java cell has ended.
public sealed interface Evaluation {

    /// What the person should know beside: `redefined record Post: …`; mostly nothing.
    List<String> notes();

    /// Its last expression has a value.
    ///
    /// @param value          the object itself; may be null
    /// @param type           the expression's static type, without packages: `int`, `List<Post>`
    /// @param isStatementToo whether it is a call, an assignment or the like that ends with a semicolon: it may have been
    ///                       written for what it does, not for its value
    record Value(Object value, String type, boolean isStatementToo, List<String> notes) implements Evaluation {
    }

    /// It ended with a declaration, a statement, or a call that returns nothing.
    record Nothing(List<String> notes) implements Evaluation {
    }

    /// It failed. Its earlier pieces have had their effect, unless it could not be read.
    ///
    /// @param cause the exception, its frames told as `cell [3], line 2`; null if it is no exception that ended the cell
    /// @param told  the same for the front end
    record Failed(Kind kind, Throwable cause, Outcome.Failed told, List<String> notes) implements Evaluation {

        public enum Kind {
            COMPILE_ERROR, EXCEPTION, INTERRUPTED,
            /// A bracket, a string or a comment is not closed.
            INCOMPLETE
        }
    }
}
