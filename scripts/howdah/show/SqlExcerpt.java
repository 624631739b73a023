package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// The lines of a statement around the place that PostgreSQL complains about, with a caret under it.
final class SqlExcerpt {

    private static final int LINES_AROUND = 4;
    private static final int WIDEST = 100;
    private static final String CUT = "...";

    private final List<String> lines;
    private final int caretLine;
    private final int caretColumn;

    private SqlExcerpt(String sql, int caret) {
        String before = sql.substring(0, Math.max(0, caret));
        lines = List.of(sql.split("\n", -1));
        caretLine = caret < 0 ? -1 : (int) before.chars().filter(character -> character == '\n').count();
        caretColumn = before.length() - before.lastIndexOf('\n') - 1;
    }

    /// @param position counted in characters from 1, as PostgreSQL does; 0 if there is none, and then no caret
    static String of(String sql, int position) {
        String safe = Redaction.of(sql);
        boolean placed = position > 0 && position <= sql.codePointCount(0, sql.length()) + 1 && safe.equals(sql);
        return new SqlExcerpt(safe.replaceAll("[\t\r]", " "), placed ? sql.offsetByCodePoints(0, position - 1) : -1).text();
    }

    /// A statement as PostgreSQL got it from MyBatis, which tells it on one line and with `?` for its parameters.
    ///
    /// What was a line end and an indentation is now a row of blanks: its first becomes a line end again, and each `?`
    /// its number (`$1`), so that PostgreSQL's positions fit.
    static String received(String flattened) {
        var received = new StringBuilder();
        char quote = 0;
        int parameters = 0;
        for (int i = 0; i < flattened.length(); i++) {
            char character = flattened.charAt(i);
            boolean rowOfBlanks = flattened.startsWith("  ", i) && (i == 0 || flattened.charAt(i - 1) > ' ');
            if (quote == 0 && character == '?') {
                received.append('$').append(++parameters);
            } else {
                received.append(quote == 0 && rowOfBlanks ? '\n' : character);
            }
            if (character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '\'' || character == '"')) {
                quote = character;
            }
        }
        return received.toString();
    }

    private String text() {
        List<String> shown = new ArrayList<>();
        int first = Math.max(0, caretLine - LINES_AROUND);
        int last = Math.min(lines.size() - 1, first + 2 * LINES_AROUND);
        for (int i = first; i <= last; i++) {
            if (i == caretLine) {
                addMarked(shown, lines.get(i));
            } else if (!lines.get(i).isBlank()) {
                shown.add(cut(lines.get(i).substring(indentation(i)), 0));
            }
        }
        if (last < lines.size() - 1) {
            shown.add(CUT);
        }
        return String.join("\n", shown);
    }

    private void addMarked(List<String> shown, String line) {
        int indentation = Math.min(indentation(caretLine), caretColumn);
        String text = line.substring(indentation);
        int column = caretColumn - indentation;
        int from = text.length() <= WIDEST ? 0 : Math.max(0, column - WIDEST / 2);
        int before = Clusters.width(text.substring(from, column)) + (from == 0 ? 0 : CUT.length());
        shown.add(cut(text, from));
        shown.add(" ".repeat(before) + "^");
    }

    private static String cut(String text, int from) {
        int to = Math.min(text.length(), from + WIDEST);
        return (from == 0 ? "" : CUT) + text.substring(from, to) + (to == text.length() ? "" : CUT);
    }

    /// How much of a line's indentation it shares with the others; the first line may have lost its own.
    private int indentation(int line) {
        int shared = lines.stream().skip(1).filter(each -> !each.isBlank()).mapToInt(SqlExcerpt::blanks).min().orElse(0);
        return line == 0 ? blanks(lines.getFirst()) : Math.min(shared, blanks(lines.get(line)));
    }

    private static int blanks(String line) {
        return line.length() - line.stripLeading().length();
    }
}
