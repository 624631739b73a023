package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Notebook;
import howdah.sql.SqlCells;
import howdah.sql.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Completes and explains what stands in a magic that takes options and then SQL: `%sql`, `%explain`.
final class SqlHelp {

    private static final Pattern BEFORE_SQL =
        Pattern.compile("\\s*%%?\\w+((?:[ \\t]+--session(?:[ \\t]+|=)\\S+(?=\\s)|[ \\t]+--\\w+(?=\\s))*)[ \\t]*");

    private final String source;
    private final Notebook notebook;
    private final List<String> options;

    /// @param source all of the magic, its name included
    /// @param flags  without their dashes
    SqlHelp(String source, Notebook notebook, String... flags) {
        this.source = source;
        this.notebook = notebook;
        options = new ArrayList<>(List.of("--session"));
        List.of(flags).forEach(flag -> options.add("--" + flag));
    }

    /// Where the SQL begins: in the next line, or behind the options.
    private int begin() {
        if (source.stripLeading().startsWith("%%")) {
            var end = source.indexOf('\n');
            return end < 0 ? source.length() + 1 : end + 1;
        }
        var head = BEFORE_SQL.matcher(source);
        return head.lookingAt() ? head.end() : source.length() + 1;
    }

    Completion complete(int cursor) {
        var line = source.substring(0, cursor);
        if (line.matches("[^\\n]*--session[ \\t=]+\\S*")) {
            return Words.complete(source, cursor, "session", cells().sessions(), session -> "");
        }
        var isOption = !line.contains("\n") && line.matches(".*[ \\t]-\\S*") && line.substring(0, line.lastIndexOf(" -") + 1)
            .replaceAll("--session[ \\t=]+\\S+|--\\w+|%%?\\w+", "").isBlank();
        if (isOption || cursor < begin()) {
            return Words.complete(source, cursor, "option", options, option -> "");
        }
        var begin = begin();
        var found = cells().complete(source.substring(begin), cursor - begin,
            new Variables(notebook.variables(), notebook::variable));
        return new Completion(found.all().stream()
            .map(each -> new Completion.Candidate(each.text(), each.type(), each.detail())).toList(),
            found.start() + begin, found.end() + begin);
    }

    Optional<Bundle> inspect(int cursor) {
        var begin = begin();
        return cursor < begin ? Optional.empty()
            : cells().inspect(source.substring(begin), cursor - begin).map(Bundle::ofText);
    }

    private SqlCells cells() {
        return SqlCells.of(notebook.database());
    }
}
