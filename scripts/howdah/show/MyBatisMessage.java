package howdah.show;

import java.util.Optional;
import java.util.StringJoiner;

/// What MyBatis writes into its messages about the circumstances of a failure.
///
/// @param resource  the mapper's file, or null
/// @param statement the statement's id, or null: MyBatis does not always tell it
/// @param sql       the statement on one line, its line ends turned into blanks, or null
record MyBatisMessage(String resource, String statement, String sql) {

    private static final String RESOURCE = "### The error may exist in ";
    private static final String OBJECT = "### The error may involve ";
    private static final String SQL = "### SQL: ";
    private static final String NO_STATEMENT = "defaultParameterMap";

    static MyBatisMessage of(String message) {
        String object = after(OBJECT, message).filter(found -> !found.equals(NO_STATEMENT)).orElse(null);
        return new MyBatisMessage(after(RESOURCE, message).orElse(null), object == null ? null : statement(object),
            after(SQL, message).orElse(null));
    }

    /// `mappers/test.xml, line 24, statement test.insert`, or null.
    String where() {
        var parts = new StringJoiner(", ");
        if (resource != null) {
            parts.add(resource);
        }
        if (resource != null && statement != null) {
            MapperFile.line(resource, statement).ifPresent(line -> parts.add("line " + line));
        }
        if (statement != null) {
            parts.add("statement " + statement);
        }
        return parts.length() == 0 ? null : parts.toString();
    }

    /// The first line of a message, without the message of its cause.
    static String head(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        int cause = line.indexOf("Cause: ");
        return (cause < 0 ? line : line.substring(0, cause)).replace("### ", "").strip();
    }

    private static Optional<String> after(String label, String message) {
        return message.lines().filter(line -> line.startsWith(label)).map(line -> line.substring(label.length())).findFirst();
    }

    /// `test.insert` of `test.insert-Inline` (its parameters) and `test.insert!selectKey`.
    private static String statement(String object) {
        return object.replaceFirst("(-Inline|!selectKey.*)$", "");
    }
}
