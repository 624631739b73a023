package howdah.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The code of a cell: imports, declarations and statements, in whatever order somebody has written them.
///
/// It need not compile; then a part of it may be taken for a statement that is none, and the compiler will say so.
record CellCode(String text, List<Part> parts) {

    enum Kind { IMPORT, DECLARATION, STATEMENT }

    /// @param from  where the comments before it begin
    /// @param start where it begins itself
    /// @param end   behind the comment that follows it on its line
    record Part(Kind kind, int from, int start, int end) {

        Region all() {
            return new Region(from, end);
        }
    }

    private static final String BEGIN = "(?:@\\w+(?:\\.\\w+)*(?:\\([^)]*\\))?\\s+"
        + "|(?:public|protected|private|static|final|abstract"
        + "|sealed|non-sealed|strictfp|synchronized)\\s+)*+";
    private static final Pattern TYPE =
        Pattern.compile(BEGIN + "(?:(?:class|interface|enum|@interface)\\s+\\w|record\\s+\\w+\\s*[(<])");
    private static final Pattern METHOD = Pattern.compile(
        BEGIN + "(?:<[^(;{]*>\\s*)?([\\w.]+)(?:\\s*<[^(;={]*>)?(?:\\s*\\[\\s*])*\\s+\\w+\\s*\\(");
    private static final Set<String> STATEMENTS = Set.of("if", "for", "while", "switch", "try", "do", "return", "new", "else",
        "throw", "yield", "assert", "case", "catch", "finally");
    private static final Pattern EXPRESSION = Pattern.compile("(return|throw|yield|new)\\b");

    static CellCode of(String text) {
        return new Reader(text).read();
    }

    List<Part> parts(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    private static final class Reader {

        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private int from;
        private int start = -1;
        private int depth;
        private boolean needsSemicolon;

        Reader(String text) {
            this.text = text;
        }

        CellCode read() {
            var at = 0;
            while (at < text.length()) {
                at = next(at);
            }
            if (start >= 0) {
                end(text.stripTrailing().length());
            }
            return new CellCode(text, parts);
        }

        private int next(int at) {
            var comment = JavaText.commentEnd(text, at);
            if (comment > at || Character.isWhitespace(text.charAt(at))) {
                return Math.max(comment, at + 1);
            }
            if (start < 0) {
                start = at;
                needsSemicolon = EXPRESSION.matcher(text).region(at, text.length()).lookingAt();
            }
            var literal = JavaText.literalEnd(text, at);
            return literal > at ? literal : code(at);
        }

        private int code(int at) {
            switch (text.charAt(at)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '=' -> needsSemicolon |= depth == 0 && JavaText.isAssignment(text, at);
                default -> { }
            }
            var isEnd = text.charAt(at) == ';' || text.charAt(at) == '}' && !needsSemicolon;
            return depth == 0 && isEnd ? end(at + 1) : at + 1;
        }

        private int end(int end) {
            var after = Lines.endOfComments(text, end);
            parts.add(new Part(kind(text.substring(start, end)), from, start, after));
            from = after;
            start = -1;
            return after;
        }
    }

    private static Kind kind(String code) {
        if (code.matches("(?s)import\\s.*")) {
            return Kind.IMPORT;
        }
        var method = METHOD.matcher(code);
        return TYPE.matcher(code).lookingAt()
            || code.endsWith("}") && method.lookingAt() && !STATEMENTS.contains(method.group(1))
            ? Kind.DECLARATION : Kind.STATEMENT;
    }
}
