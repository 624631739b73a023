package howdah.sql;

/// Tells a place to a person.
///
/// @param format with a `%d` for the line, such as `line %d of the cell`; null if nothing is told
/// @param first  the line at which the text begins, counted from 1
public record Where(String format, int first) {

    /// Nothing is told of the place, such as at a prompt.
    public static final Where NOWHERE = new Where(null, 1);

    /// @param line of the text, counted from 1
    String of(int line) {
        return format == null ? null : format.formatted(first + line - 1);
    }
}
