package howdah.kernel.java;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The words and signs of a Java source, whether it is right or not; comments and blanks are left out.
final class Tokens {

    enum Kind { WORD, NUMBER, TEXT, SIGN }

    private static final Kind[] KINDS = Kind.values();
    private static final int LONGEST_TEXT = 65_535;

    private final String source;
    private byte[] kinds = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private int unclosed = -1;

    private Tokens(String source) {
        this.source = source;
    }

    static Tokens of(String source) {
        var tokens = new Tokens(source);
        var place = 0;
        while (place < source.length()) {
            place = tokens.read(place);
        }
        return tokens;
    }

    int size() {
        return size;
    }

    Kind kind(int index) {
        return index >= 0 && index < size ? KINDS[kinds[index]] : null;
    }

    int start(int index) {
        return index < size ? starts[index] : source.length();
    }

    int end(int index) {
        return index < size ? ends[index] : source.length();
    }

    String text(int index) {
        return index >= 0 && index < size ? source.substring(starts[index], ends[index]) : "";
    }

    boolean is(int index, String text) {
        return index >= 0 && index < size && ends[index] - starts[index] == text.length()
            && source.startsWith(text, starts[index]);
    }

    boolean isWord(int index) {
        return kind(index) == Kind.WORD;
    }

    /// Where a comment, a string or a text block begins that does not end; -1 if all do.
    int unclosed() {
        return unclosed;
    }

    /// The first literal that no class file has room for; -1 if all fit. The compiler itself finds that too late, and then
    /// fails with the next cells, too.
    ///
    /// @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4.7">CONSTANT_Utf8_info</a>
    int tooLong() {
        for (var index = 0; index < size; index++) {
            if (ends[index] - starts[index] > LONGEST_TEXT / 3 && kind(index) == Kind.TEXT && bytes(index) > LONGEST_TEXT) {
                return index;
            }
        }
        return -1;
    }

    private int bytes(int index) {
        return source.substring(starts[index], ends[index]).getBytes(StandardCharsets.UTF_8).length;
    }

    private int read(int place) {
        var letter = source.charAt(place);
        if (Character.isWhitespace(letter) || letter == '\u001a') {
            return place + 1;
        }
        if (source.startsWith("//", place)) {
            return lineEnd(place);
        }
        if (source.startsWith("/*", place)) {
            return through("*/", place, place + 2);
        }
        if (source.startsWith("\"\"\"", place)) {
            return add(Kind.TEXT, place, textBlockEnd(place));
        }
        if (letter == '"' || letter == '\'') {
            return add(Kind.TEXT, place, literalEnd(place));
        }
        if (Character.isJavaIdentifierStart(source.codePointAt(place)) || letter == '\\') {
            return add(Kind.WORD, place, partsEnd(place));
        }
        if (Character.isDigit(letter)) {
            return add(Kind.NUMBER, place, partsEnd(place));
        }
        var isDouble = source.startsWith("->", place) || source.startsWith("::", place);
        return add(Kind.SIGN, place, place + (isDouble ? 2 : 1));
    }

    private int add(Kind kind, int start, int end) {
        if (size == starts.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        kinds[size] = (byte) kind.ordinal();
        starts[size] = start;
        ends[size++] = end;
        return end;
    }

    private int lineEnd(int place) {
        while (place < source.length() && source.charAt(place) != '\n' && source.charAt(place) != '\r') {
            place++;
        }
        return place;
    }

    private int through(String end, int start, int place) {
        var found = source.indexOf(end, place);
        if (found < 0) {
            unclosed = start;
        }
        return found < 0 ? source.length() : found + end.length();
    }

    private int textBlockEnd(int start) {
        for (var place = start + 3; place < source.length(); place++) {
            if (source.charAt(place) == '\\') {
                place++;
            } else if (source.startsWith("\"\"\"", place)) {
                return place + 3;
            }
        }
        unclosed = start;
        return source.length();
    }

    private int literalEnd(int start) {
        var quote = source.charAt(start);
        for (var place = start + 1; place < source.length(); place++) {
            var letter = source.charAt(place);
            if (letter == quote) {
                return place + 1;
            }
            if (letter == '\n' || letter == '\r') {
                unclosed = unclosed < 0 ? start : unclosed;
                return place;
            }
            place += letter == '\\' ? 1 : 0;
        }
        unclosed = unclosed < 0 ? start : unclosed;
        return source.length();
    }

    private int partsEnd(int place) {
        while (place < source.length()) {
            var letter = source.codePointAt(place);
            if (!Character.isJavaIdentifierPart(letter) && letter != '\\' && !isDecimalPoint(place)) {
                break;
            }
            place += Character.charCount(letter);
        }
        return place;
    }

    private boolean isDecimalPoint(int place) {
        return source.charAt(place) == '.' && Character.isDigit(source.charAt(place - 1))
            && place + 1 < source.length() && Character.isDigit(source.charAt(place + 1));
    }
}
