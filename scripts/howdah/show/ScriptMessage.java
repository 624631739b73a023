package howdah.show;

import java.util.Optional;
import java.util.regex.Pattern;

/// What Flyway writes into its message where a script of SQL fails: a small table, which repeats the cause and names a folder.
///
/// @param head  its first line
/// @param where `V2__add_bio.sql, line 1`
record ScriptMessage(String head, String where) {

    private static final Pattern TABLE =
        Pattern.compile("(.*\\bFailed to execute script (\\S+))\\R-+\\R(?:.*\\R)*?Line +: (\\d+)(?:\\R.*)*");

    static Optional<ScriptMessage> of(String message) {
        var table = TABLE.matcher(message.strip());
        return table.matches()
            ? Optional.of(new ScriptMessage(table.group(1), "%s, line %s".formatted(table.group(2), table.group(3))))
            : Optional.empty();
    }
}
