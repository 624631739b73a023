package howdah.check;

import howdah.show.Failure;
import java.sql.SQLException;

/// The database went away while a check was running.
final class Gone {

    private Gone() {
    }

    /// The server is back, and has lost whatever was open.
    static Failure meanwhile(Throwable lost) {
        return Failure.noDatabase("The database was gone for a moment; this attempt does not count.").cause(lost)
            .next("check again");
    }

    static Failure because(SQLException failure) {
        return Failure.noDatabase("The database is gone; this attempt does not count.").cause(failure)
            .next("`jbang doctor` shows what is there; then check again");
    }
}
