package howdah;

import howdah.database.Database;
import howdah.database.Need;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;

/// Where a run of a lesson tells its story: a terminal, or something that leads the run and tells it elsewhere.
public interface Stage extends Database.Listener {

    /// A step begins. Its code runs once this returns; an `Error` thrown here leaves the lesson, past any `catch (Exception)`.
    ///
    /// @param number counted from 1
    /// @param prose  markdown
    void step(int number, String title, String prose);

    /// Takes a value as it is now; running the answer shows it, which for a session in the background comes later.
    Runnable show(Object value);

    /// Something is skipped, since what it needs is not there; it is shown as a value, too.
    default void skipped(Need.Lack lack) {
    }

    /// The program asks for the rows of that name, with [Bootstrap#data]; they may be there already.
    default void asked(String name) {
    }

    /// Puts rows into the tables that `NAME.createTables` made. The usual ones come from the statement `NAME.fill`.
    ///
    /// @param rows how many, roughly
    default void fill(SqlSession session, String name, int rows) {
        session.update(name + ".fill", Map.of("rows", rows));
    }

    /// The run's database is open, and nobody has used it yet.
    default void opened(Database database) {
    }
}
