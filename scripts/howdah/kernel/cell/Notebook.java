package howdah.kernel.cell;

import howdah.database.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The notebook in which a magic runs, whatever kernel runs it: its output, its Java variables, its database.
public interface Notebook {

    /// Where the output of the cell goes that runs in this thread.
    Output output();

    /// A value as it is displayed: rows, pictures, errors as Howdah draws them; images; what has a `toHtml()`; else its text.
    Bundle render(Object value);

    /// The names of the variables that cells have declared.
    Set<String> variables();

    /// The value of such a variable.
    ///
    /// @throws howdah.show.Failure if there is none of that name, with the nearest
    Object variable(String name);

    /// Declares a variable for the next cells, in place of one that has that name.
    ///
    /// @param type as Java writes it, with packages: `java.util.List<java.util.Map<String, Object>>`
    void declare(String name, String type, Object value);

    /// Runs Java as if it stood in a cell.
    ///
    /// @return the value of its last expression, or null
    Object run(String java) throws Exception;

    /// Lets the next cells use the classes of jars and folders.
    void addToClassPath(List<Path> paths);

    /// The database that the notebook's cells work in; waits until it is there.
    Database database();

    /// Lets the rest of the cell work in a fresh database of its own, `howdah_NAME`; after it, the notebook's is the current one
    /// again.
    ///
    /// @param name   of the exercise
    /// @param folder whose files (`NAME.xml`) are found before those of the class path
    void enter(String name, Path folder);

    /// The folder of the course that the notebook belongs to, in which `lessons` lies; empty if it belongs to none.
    Optional<Path> course();

    /// The name of the lesson that the notebook belongs to (`lesson01`); empty if it belongs to none.
    Optional<String> lesson();

    /// The Java cells that were run so far, oldest first; a magic's cell is none.
    List<Cell> ran();

    /// Begins anew with the lesson's database, fresh, and with no variables.
    void restart();
}
