package howdah.kernel;

import howdah.kernel.cell.Outcome;
import howdah.kernel.java.Evaluation;
import howdah.show.Failure;
import howdah.show.Show;
import howdah.show.StatementFailure;
import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;

/// Tells failures as a front end shows them. What PostgreSQL, MyBatis and Howdah refuse is told as in a terminal: what failed,
/// where, why, what to do next; any other exception with the lines of the cells that it came through.
final class Failures {

    private static final Show SHOW = Show.of(true, 100);

    private Failures() {
    }

    static Outcome.Failed interrupted() {
        return new Outcome.Failed("Interrupted", "The cell was interrupted.",
            SHOW.error(Failure.usage("The cell was interrupted.")).lines().toList());
    }

    /// @param where the cell; null where the stack trace tells it
    static Outcome.Failed outcome(Throwable failure, String where) {
        var message = Show.plain().error(failure, where).lines().findFirst().orElse("");
        var told = failure instanceof StatementFailure && failure.getCause() != null ? failure.getCause() : failure;
        return new Outcome.Failed(told.getClass().getName(), message, SHOW.error(failure, where).lines().toList());
    }

    static Outcome.Failed outcome(Evaluation.Failed failed) {
        return isDatabases(failed.cause()) ? outcome(failed.cause(), null) : failed.told();
    }

    private static boolean isDatabases(Throwable failure) {
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof Failure || each instanceof SQLException || each instanceof PersistenceException) {
                return true;
            }
        }
        return false;
    }
}
