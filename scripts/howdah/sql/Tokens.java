package howdah.sql;

import howdah.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into words, quoted names, strings, comments, parameters `:{…}` and single signs; whatever it is given.
///
/// @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html">Lexical Structure</a>
final class Tokens {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    /// Of the last string in quotes.
    private boolean hasEscapes;

    private Tokens(String text) {
        this.text = text;
    }

    /// In order; without blanks, with comments.
    static List<Token> of(String text) {
        return new Tokens(text).all();
    }

    /// Without comments.
    static List<Token> code(String text) {
        return of(text).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    }

    private List<Token> all() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                next();
            }
        }
        return tokens;
    }

    private void next() {
        var first = text.charAt(at);
        if (text.startsWith("--", at)) {
            add(Kind.COMMENT, endOfLine());
        } else if (text.startsWith("/*", at)) {
            add(Kind.COMMENT, endOfComment());
        } else if (first == '\'') {
            hasEscapes = beginsWithE() || hasEscapes && goesOn();
            add(Kind.STRING, endOfQuoted('\'', hasEscapes));
        } else if (first == '"') {
            add(Kind.NAME, endOfQuoted('"', false));
        } else if (first == '$' && dollarTagEnd() > 0) {
            var tag = text.substring(at, dollarTagEnd());
            var closing = text.indexOf(tag, dollarTagEnd());
            add(Kind.STRING, closing < 0 ? text.length() : closing + tag.length());
        } else if (text.startsWith(":{", at)) {
            add(Kind.PARAMETER, orEnd(text.indexOf('}', at) + 1));
        } else if (Character.isJavaIdentifierStart(first) && first != '$') {
            add(Kind.WORD, endOfWord());
        } else if (Character.isDigit(first)) {
            add(Kind.NUMBER, endOfWord());
        } else {
            add(Kind.OPERATOR, at + (text.startsWith("::", at) ? 2 : 1));
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, end));
        at = end;
    }

    private int orEnd(int place) {
        return place <= 0 ? text.length() : place;
    }

    private boolean beginsWithE() {
        return !tokens.isEmpty() && tokens.getLast().end() == at && tokens.getLast().isWord("e");
    }

    /// Whether nothing but a line end, and comments `--` before it, is between this string and the last one: both are one then.
    private boolean goesOn() {
        var last = tokens.reversed().stream().filter(token -> !token.text().startsWith("--")).findFirst();
        return last.filter(token -> token.text().startsWith("'")).map(token -> text.substring(token.end(), at))
            .filter(between -> between.contains("\n") || between.contains("\r")).isPresent();
    }

    private int endOfLine() {
        var place = at;
        while (place < text.length() && text.charAt(place) != '\n' && text.charAt(place) != '\r') {
            place++;
        }
        return place;
    }

    private int endOfComment() {
        var depth = 0;
        var place = at;
        do {
            var isBegin = text.startsWith("/*", place);
            var isEnd = text.startsWith("*/", place);
            depth += isBegin ? 1 : isEnd ? -1 : 0;
            place += isBegin || isEnd ? 2 : 1;
        } while (depth > 0 && place < text.length());
        return Math.min(place, text.length());
    }

    private int endOfQuoted(char quote, boolean hasEscapes) {
        var place = at + 1;
        while (place < text.length()) {
            var isDoubled = text.charAt(place) == quote && place + 1 < text.length() && text.charAt(place + 1) == quote;
            if (text.charAt(place) == quote && !isDoubled) {
                return place + 1;
            }
            place += isDoubled || hasEscapes && text.charAt(place) == '\\' ? 2 : 1;
        }
        return text.length();
    }

    /// Behind `$tag$`; 0 if it is none.
    private int dollarTagEnd() {
        var place = at + 1;
        while (place < text.length() && Character.isJavaIdentifierPart(text.charAt(place)) && text.charAt(place) != '$') {
            place++;
        }
        var isTag = place < text.length() && text.charAt(place) == '$' && !Character.isDigit(text.charAt(at + 1));
        return isTag ? place + 1 : 0;
    }

    private int endOfWord() {
        var place = at;
        while (place < text.length() && Character.isJavaIdentifierPart(text.charAt(place))) {
            place++;
        }
        return place;
    }
}
