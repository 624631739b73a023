package howdah.kernel.cell;

import howdah.show.Failure;
import java.util.Optional;

/// A command of a notebook: `%name argument …` in a line, or `%%name argument …` in the first line of a cell.
public interface Magic {

    /// Without the percent signs.
    String name();

    /// What it does, how it is written, an example: what `%name --help` shows.
    String help();

    /// Runs `%name`.
    ///
    /// @param arguments what follows the name on its line
    /// @return a value to be displayed, or null
    /// @throws Failure if it is used in a wrong way; the default says that it stands at the head of a cell
    default Object runLine(String arguments, Notebook notebook) throws Exception {
        throw Failure.usage("%%%s does not stand in a line.".formatted(name()))
            .next("write %%%%%s in the first line of a cell".formatted(name()));
    }

    /// Runs `%%name`.
    ///
    /// @param arguments what follows the name on its line
    /// @param body      the lines after it
    /// @param line      the line of the cell at which the body begins, counted from 1
    /// @return a value to be displayed, or null
    default Object runCell(String arguments, String body, int line, Notebook notebook) throws Exception {
        throw Failure.usage("%%%%%s is not the head of a cell.".formatted(name()))
            .next("write %%%s in a line".formatted(name()));
    }

    /// What may stand at a place of its cell or its line.
    ///
    /// @param source all of it, the name included
    default Completion complete(String source, int cursor, Notebook notebook) {
        return Completion.none(cursor);
    }

    /// What is known of what stands at a place of its cell or its line.
    default Optional<Bundle> inspect(String source, int cursor, Notebook notebook) {
        return Optional.empty();
    }

    /// Ends what runs, from another thread.
    default void interrupt() {
    }
}
