package howdah.sql;

import howdah.database.SqlSplitter;
import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text as it stands in a cell, in a file or at a prompt, cut into what is done one after the other.
final class Script {

    /// @param line where it begins, counted from 1
    sealed interface Part {
        int line();
    }

    /// @param sql     without the `;`
    /// @param keyword its first word, in capitals; empty if it begins otherwise
    /// @param data    the lines for `COPY … FROM STDIN`; null for all else
    record Statement(String sql, String keyword, int line, String data) implements Part {
    }

    /// One of psql's.
    ///
    /// @param text with its backslash
    record Command(String text, int line) implements Part {
    }

    private static final Pattern BACKSLASH = Pattern.compile("(?:\\s++|--[^\\n]*+\\n)*+(\\\\[^\\n]*+)");
    private static final Pattern END_OF_DATA = Pattern.compile("(?m)^\\\\\\.[ \\t\\r]*$");

    private final String text;
    private final Where where;
    private final List<Part> parts = new ArrayList<>();
    private int at;
    private int counted;
    private int line = 1;

    private Script(String text, Where where) {
        this.text = text;
        this.where = where;
    }

    /// @throws Failure if a string, a quoted name, a comment or a parenthesis is not ended, or if data for COPY is missing
    static List<Part> parts(String text, Where where) {
        var script = new Script(text, where);
        while (script.next()) {
            // it goes on
        }
        return script.parts;
    }

    private boolean next() {
        var backslash = BACKSLASH.matcher(text);
        if (backslash.region(at, text.length()).lookingAt()) {
            parts.add(new Command(backslash.group(1).strip(), line(backslash.start(1))));
            at = backslash.end();
            return true;
        }
        var script = SqlSplitter.first(text, at);
        var statement = script.statements().isEmpty() ? script.rest() : script.statements().getFirst();
        if (script.statements().isEmpty()) {
            requireEnd(script);
        }
        if (statement == null) {
            return false;
        }
        var line = line(statement.begin());
        at = statement.end();
        parts.add(new Statement(statement.sql(), statement.keyword(), line, isCopyFromStdin(statement) ? data(line) : null));
        return true;
    }

    private void requireEnd(SqlSplitter.Script script) {
        var what = switch (script.open()) {
            case STRING -> "string";
            case NAME -> "quoted name";
            case DOLLAR_QUOTE -> "dollar-quoted string";
            case COMMENT -> "comment";
            case PARENTHESIS -> "parenthesis";
            case NOTHING, STATEMENT -> "";
        };
        if (!what.isEmpty()) {
            var begin = script.openAt();
            throw Failure.usage("The %s that begins with  %s  is not ended.".formatted(what, excerpt(begin)))
                .where(where.of(line(begin))).next("nothing was sent; end it with  " + ending(script.open(), begin));
        }
    }

    private String excerpt(int begin) {
        var rest = text.substring(begin).lines().findFirst().orElse("");
        return rest.length() <= 30 ? rest : rest.substring(0, 30) + "...";
    }

    private String ending(SqlSplitter.Open open, int begin) {
        return switch (open) {
            case STRING -> "'";
            case NAME -> "\"";
            case DOLLAR_QUOTE -> text.substring(begin, text.indexOf('$', begin + 1) + 1);
            case COMMENT -> "*/";
            default -> ")";
        };
    }

    private static boolean isCopyFromStdin(SqlSplitter.Statement statement) {
        if (!statement.keyword().equals("COPY")) {
            return false;
        }
        var tokens = Tokens.code(statement.sql());
        for (var index = 1; index < tokens.size(); index++) {
            if (tokens.get(index).isWord("stdin") && tokens.get(index - 1).isWord("from")) {
                return true;
            }
        }
        return false;
    }

    private String data(int line) {
        var begin = text.indexOf('\n', Math.max(0, at - 1)) + 1;
        var end = END_OF_DATA.matcher(text);
        if (begin == 0 || !end.find(begin)) {
            throw Failure.usage("COPY … FROM STDIN has no data.").where(where.of(line))
                .next("end it with a ; and write the rows on the lines below it, then a line  \\.");
        }
        at = end.end();
        return text.substring(begin, end.start());
    }

    /// @param place not before that of the last call
    private int line(int place) {
        for (; counted < place; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }
}
