package howdah.course;

/// Where comments and literals end in Java, so that what looks like code in them is not taken for it. Any text will do.
public final class JavaText {

    private static final String BLOCK = "\"\"\"";

    private JavaText() {
    }

    /// Where the comment ends that begins there; `at` itself if none does. One of a line ends before its line end, and one that
    /// is not closed at the end of the text.
    public static int commentEnd(String text, int at) {
        if (text.startsWith("//", at)) {
            return lineEnd(text, at);
        }
        if (text.startsWith("/*", at)) {
            var end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return at;
    }

    /// Where the string, the text block or the character ends that begins there; `at` itself if none does. What is not closed
    /// ends with its line, a text block with the text.
    public static int literalEnd(String text, int at) {
        var first = text.charAt(at);
        if (first != '"' && first != '\'') {
            return at;
        }
        var quotes = text.startsWith(BLOCK, at) ? BLOCK : String.valueOf(first);
        var limit = quotes.equals(BLOCK) ? text.length() : lineEnd(text, at);
        var end = at + quotes.length();
        while (end < limit && !text.startsWith(quotes, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + quotes.length(), limit);
    }

    /// Where the line ends, before its line end.
    public static int lineEnd(String text, int at) {
        var end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Whether the `=` there assigns, alone or as the end of `+=`; that of `==`, `!=`, `<=` and `>=` does not.
    public static boolean isAssignment(String text, int at) {
        var before = at == 0 ? ' ' : text.charAt(at - 1);
        var isShift = at > 1 && (before == '<' || before == '>') && text.charAt(at - 2) == before;
        return !text.startsWith("=", at + 1) && (isShift || "=!<>".indexOf(before) < 0);
    }
}
