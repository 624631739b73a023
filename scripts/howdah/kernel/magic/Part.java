package howdah.kernel.magic;

/// A part of a cell, to be run by itself.
public sealed interface Part {

    /// The line of the cell at which it begins, counted from 1.
    int line();

    /// Where it begins in the cell, in chars.
    int start();

    /// Java. What a magic gives within it (`var added = %jars *.jar`) has become a call of [Magics#call]; its lines are those
    /// of the cell.
    record Java(String source, int line, int start) implements Part {
    }

    /// A magic on a line of its own, or a line such as `//DEPS`, which is run before the cell's Java.
    ///
    /// @param name without the percent sign; with its slashes, if it has them
    record Line(String name, String arguments, int line, int start) implements Part {
    }

    /// A magic at the head of a cell.
    ///
    /// @param line that of the head; the body begins in the next one
    record Head(String name, String arguments, String body, int line, int start) implements Part {
    }
}
