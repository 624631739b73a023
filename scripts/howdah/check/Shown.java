package howdah.check;

import howdah.show.Show;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A value as it was when it was shown.
///
/// @param text  as the learner sees it
/// @param error the exception, if it is one; else null
record Shown(String text, Rows rows, Throwable error) {

    static Shown of(Object value, Show show) {
        if (value instanceof ResultSet found) {
            return of(read(found), show);
        }
        return new Shown(show.text(value), Rows.of(value), value instanceof Throwable failure ? failure : null);
    }

    static Shown of(Rows rows, Show show) {
        return new Shown(show.text(rows.rows()), rows, null);
    }

    private static Rows read(ResultSet found) {
        try {
            return Rows.of(found);
        } catch (SQLException failure) {
            throw new IllegalStateException("the result set cannot be read", failure);
        }
    }
}
