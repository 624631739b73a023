package howdah.sql;

import java.util.Locale;

/// A piece of SQL text.
///
/// @param begin where it begins in the text
/// @param end   behind it
record Token(Kind kind, String text, int begin, int end) {

    /// A quoted one that is not ended goes on to the end of the text.
    enum Kind { WORD, NAME, STRING, COMMENT, PARAMETER, NUMBER, OPERATOR }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /// Whether it may name a table, a column and so on.
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /// What PostgreSQL takes it for as a name: words in small letters, quoted ones as they are.
    String name() {
        if (kind != Kind.NAME) {
            return text.toLowerCase(Locale.ROOT);
        }
        var end = text.length() > 1 && text.endsWith("\"") ? text.length() - 1 : text.length();
        return text.substring(1, end).replace("\"\"", "\"");
    }

    /// Whether the place is within it, or at its end.
    boolean touches(int place) {
        return begin < place && place <= end;
    }
}
