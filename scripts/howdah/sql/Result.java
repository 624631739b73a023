package howdah.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one statement, or one of psql's commands, has given.
///
/// @param notices      what the server said beside it
/// @param shown        what is to be displayed, in order: [howdah.show.Rows], texts, a [howdah.show.Schema]
/// @param done         in a few words what it did, such as `3 rows inserted`; empty for a psql command
/// @param milliseconds from sending it to its last row; negative if that is not told
/// @param transaction  `in a transaction`, `in a failed transaction`, or empty
/// @param hasMore      whether it has more rows than are shown or kept
/// @param values       its rows as Java has them, if they were asked for; else null
public record Result(List<String> notices, List<?> shown, String done, double milliseconds, String transaction,
                     boolean hasMore, List<Map<String, Object>> values) {

    /// A psql command's.
    static Result of(Object... shown) {
        return new Result(List.of(), List.of(shown), "", -1, "", false, null);
    }

    /// `3 rows inserted · 1.2 ms · in a transaction`; empty for a psql command.
    public String status() {
        var parts = new ArrayList<String>();
        parts.add(done);
        parts.add(milliseconds < 0 ? "" : String.format(Locale.ROOT, milliseconds < 100 ? "%.1f ms" : "%.0f ms", milliseconds));
        parts.add(transaction);
        parts.removeIf(String::isEmpty);
        return done.isEmpty() ? "" : String.join(" · ", parts);
    }
}
