package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Java or SQL source as tokens, for colours: anything can be read, and the tokens' texts make up the source again.
final class Code {

    enum Kind { KEYWORD, STRING, COMMENT, NUMBER, OTHER }

    record Token(Kind kind, String text) {
    }

    private final String source;
    private final CodeLanguage language;
    private final List<Token> tokens = new ArrayList<>();
    private int otherFrom;

    private Code(String source) {
        this.source = source;
        this.language = CodeLanguage.of(source);
    }

    static List<Token> tokens(String source) {
        var code = new Code(source);
        int at = 0;
        while (at < source.length()) {
            at = code.next(at);
        }
        code.endOther(source.length());
        return code.tokens;
    }

    /// Reads what begins there, and returns where it ends.
    private int next(int at) {
        int comment = language.commentEnd(source, at);
        if (comment > at) {
            return token(Kind.COMMENT, at, comment);
        }
        int string = language.stringEnd(source, at);
        if (string > at) {
            return token(Kind.STRING, at, string);
        }
        int word = wordEnd(at);
        if (word == at) {
            return at + 1;
        }
        if (Character.isDigit(source.charAt(at))) {
            return token(Kind.NUMBER, at, word);
        }
        return language.isKeyword(source.substring(at, word)) ? token(Kind.KEYWORD, at, word) : word;
    }

    private int wordEnd(int at) {
        boolean number = Character.isDigit(source.charAt(at));
        int end = at;
        while (end < source.length() && (Character.isJavaIdentifierPart(source.charAt(end)) || number && isPoint(end))) {
            end++;
        }
        return end;
    }

    private boolean isPoint(int at) {
        return source.charAt(at) == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1));
    }

    private int token(Kind kind, int start, int end) {
        endOther(start);
        tokens.add(new Token(kind, source.substring(start, end)));
        otherFrom = end;
        return end;
    }

    private void endOther(int end) {
        if (otherFrom < end) {
            tokens.add(new Token(Kind.OTHER, source.substring(otherFrom, end)));
        }
    }
}
