package howdah.check;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Something that a program has shown or left in the database, to be compared with what was asked for. Each comparison ends the
/// test if they differ, and says how.
public final class Answer {

    private static final Pattern ORDER = Pattern.compile("\\border\\s+by\\b(?![^(]*\\))", Pattern.CASE_INSENSITIVE);

    private final String seen;
    private final Shown shown;
    private final OtherSession session;
    private final String reason;

    /// @param seen    how a sentence about it begins: `You showed`
    /// @param session where queries are run
    Answer(String seen, Shown shown, OtherSession session, String reason) {
        this.seen = seen;
        this.shown = shown;
        this.session = session;
        this.reason = reason;
    }

    /// The same with a reason, a sentence, that the learner is told if it is not as asked for: `Posts without votes count, too.`
    public Answer because(String sentence) {
        return new Answer(seen, shown, session, sentence);
    }

    /// It has the rows that this query gives on the same database, now: so it is right for rows that nobody has written down.
    ///
    /// The order counts if the query has an `ORDER BY`. Columns are compared by name, those of a plain `VALUES (…)` by place;
    /// `1` is the same as an int, a long or a numeric, but not as a text.
    public Answer rows(String query) {
        var wanted = session.rows(query);
        if (!shown.rows().isNamed() && isSingle(shown.rows()) && isSingle(wanted)) {
            return value(wanted.rows().getFirst().getFirst());
        }
        fail(Difference.of(seen, shown.rows(), wanted, ORDER.matcher(query).find(), session.show()));
        return this;
    }

    private static boolean isSingle(Rows rows) {
        return rows.rows().size() == 1 && rows.columns().size() == 1;
    }

    /// It is that one value.
    public Answer value(Object expected) {
        var wanted = Values.normal(expected);
        var rows = shown.rows().rows();
        if (!isSingle(shown.rows())) {
            fail("%s %s; it should be the single value %s.".formatted(seen, size(), Difference.told(wanted)));
        } else if (!Objects.equals(rows.getFirst().getFirst(), wanted)) {
            fail("%s %s; it should be %s.".formatted(seen, typed(rows.getFirst().getFirst(), wanted), Difference.told(wanted)));
        }
        return this;
    }

    private static String typed(Object is, Object wanted) {
        var isAlike = Values.kind(is).equals(Values.kind(wanted)) || is == null || wanted == null;
        return Difference.told(is) + (isAlike ? "" : ", which is " + Values.kind(is));
    }

    /// It has that many rows.
    public Answer size(int rows) {
        if (shown.rows().rows().size() != rows) {
            fail("%s %s instead of %s.".formatted(seen, size(), rows == 1 ? "1 row" : rows + " rows"));
        }
        return this;
    }

    private String size() {
        var rows = shown.rows().rows().size();
        return rows == 0 ? "no row" : rows == 1 ? "1 row" : rows + " rows";
    }

    /// Its text has this part, in capitals or not.
    public Answer contains(String text) {
        if (!shown.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
            fail("\"%s\" is not in what should have it. %s this:\n\n%s".formatted(text, seen, shown.text()));
        }
        return this;
    }

    /// It is an exception, with that error.
    ///
    /// @param error an SQLSTATE (`23505`), its class (`23`), or the simple name of an exception
    public Answer error(String error) {
        if (shown.error() == null) {
            fail("%s no exception; %s was to be shown.".formatted(seen, Errors.named(error)));
        } else if (!Errors.isOf(error, shown.error())) {
            fail("%s the error %s; it should be %s.".formatted(seen, Errors.named(shown.error()), Errors.named(error)));
        }
        return this;
    }

    private void fail(String message) {
        if (!message.isEmpty()) {
            var end = message.indexOf("\n\n");
            var head = end < 0 ? message : message.substring(0, end);
            var table = end < 0 ? "" : message.substring(end);
            throw new NotYet(head + (reason.isEmpty() ? "" : " " + reason) + table, session.advice());
        }
    }
}
