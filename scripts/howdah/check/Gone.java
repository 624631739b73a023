package howdah.check;

import howdah.show.Failure;
import java.sql.SQLException;

/// The database went away while a check was running.
final class Gone {

    private Gone() {
    }

    static Failure because(SQLException failure) {
        return Failure.noDatabase("The database is gone; this attempt does not count.").cause(failure)
            .next("`jbang doctor` shows what is there; then check again");
    }
}
