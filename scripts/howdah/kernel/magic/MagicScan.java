package howdah.kernel.magic;

import howdah.course.JavaText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the magics between the Java of a cell, by reading it as far as is needed to tell a magic from a modulo operator and
/// code from literals and comments. Any text is read to its end, whether it is Java or not.
final class MagicScan {

    /// What a magic stands for: a line of its own, an expression or a statement within Java, or a comment that JBang reads.
    enum Kind { LINE, CALL, DIRECTIVE }

    /// A magic; its places are those in the text.
    ///
    /// @param name      without the percent sign of a line magic; with that of a head that is not at the head, with slashes
    /// @param nameStart where the name begins, without any percent sign
    /// @param end       of its line, without the line end
    record Found(Kind kind, String name, String arguments, int start, int nameStart, int nameEnd, int end) {
    }

    /// What a bracket encloses, or the whole.
    private static final class Level {

        private final char bracket;
        private boolean isAtStart = true;
        private boolean needsSemicolon;

        Level(char bracket) {
            this.bracket = bracket;
        }

        void begin() {
            isAtStart = true;
            needsSemicolon = false;
        }
    }

    private static final Pattern MAGIC = Pattern.compile("(%%?)([A-Za-z]\\w*)([^\\r\\n]*)");
    private static final Pattern DIRECTIVE = Pattern.compile("(//(?:DEPS|REPOS|SOURCES))[ \\t]+([^\\r\\n]*)");
    /// Two operands side by side, which no Java expression has.
    private static final Pattern NO_JAVA = Pattern.compile("[ \\t]+(?!instanceof\\b)[\\w\"'~/.\\\\].*", Pattern.DOTALL);
    private static final Pattern WORD =
        Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*|\\d[\\w.]*");
    private static final Set<String> EXPRESSION_BEGINS = Set.of("return", "yield", "throw", "new", "assert");
    private static final String WITH_ASSIGNMENT = "=<>!+-*/%&|^";

    private final String text;
    private final List<Found> found = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int at;
    private boolean isAfterAssignment;

    MagicScan(String text) {
        this.text = text;
        levels.push(new Level('{'));
    }

    List<Found> found() {
        while (at < text.length()) {
            read();
        }
        return found;
    }

    private void read() {
        var comment = JavaText.commentEnd(text, at);
        var literal = JavaText.literalEnd(text, at);
        if (Character.isWhitespace(text.charAt(at))) {
            at++;
        } else if (comment > at) {
            readComment(comment);
        } else if (literal > at) {
            operand();
            at = literal;
        } else if (text.charAt(at) != '%' || !readMagic()) {
            readCode(text.charAt(at));
        }
    }

    private void readComment(int end) {
        var directive = DIRECTIVE.matcher(text).region(at, end);
        if ((at == 0 || isLineEnd(text.charAt(at - 1))) && directive.matches()) {
            found.add(new Found(Kind.DIRECTIVE, directive.group(1), directive.group(2).strip(), at, at, directive.end(1), end));
        }
        at = end;
    }

    private void readCode(char next) {
        var word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt()) {
            var level = levels.peek();
            level.needsSemicolon |= level.isAtStart && EXPRESSION_BEGINS.contains(word.group());
            operand();
            at = word.end();
            return;
        }
        var isAssignment = next == '=' && isPlain();
        switch (next) {
            case ';' -> levels.peek().begin();
            case '{', '(', '[' -> open(next);
            case '}', ')', ']' -> close(next == '}' ? '{' : next == ')' ? '(' : '[');
            default -> operand();
        }
        levels.peek().needsSemicolon |= next == '=' && JavaText.isAssignment(text, at);
        isAfterAssignment = isAssignment;
        at++;
    }

    /// Something that a statement consists of.
    private void operand() {
        levels.peek().isAtStart = false;
        isAfterAssignment = false;
    }

    private boolean isPlain() {
        var before = at == 0 ? ' ' : text.charAt(at - 1);
        var after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        return WITH_ASSIGNMENT.indexOf(before) < 0 && after != '=';
    }

    private void open(char bracket) {
        operand();
        levels.push(new Level(bracket));
    }

    /// What was opened within and not closed is given up; what was not opened is passed over.
    private void close(char bracket) {
        var isOpen = levels.stream().limit(levels.size() - 1L).anyMatch(level -> level.bracket == bracket);
        while (isOpen && levels.pop().bracket != bracket) {
            // one more that was not closed
        }
        if (bracket == '{' && !levels.peek().needsSemicolon) {
            levels.peek().begin();
        } else {
            operand();
        }
        isAfterAssignment = false;
    }

    /// @return whether there is one
    private boolean readMagic() {
        var magic = MAGIC.matcher(text).region(at, text.length());
        if (!magic.lookingAt() || levels.peek().bracket != '{') {
            return false;
        }
        var isHead = magic.group(1).equals("%%");
        var isStatement = isFirstInLine() && (levels.peek().isAtStart || NO_JAVA.matcher(magic.group(3)).matches());
        if (!isStatement && (isHead || !isAfterAssignment)) {
            return false;
        }
        var isLine = isStatement && !isAfterAssignment && levels.size() == 1;
        found.add(new Found(isLine ? Kind.LINE : Kind.CALL, (isHead ? "%" : "") + magic.group(2), magic.group(3).strip(), at,
            magic.start(2), magic.end(2), magic.end()));
        levels.peek().begin();
        isAfterAssignment = false;
        at = magic.end();
        return true;
    }

    private boolean isFirstInLine() {
        var before = text.substring(0, at).stripTrailing().length();
        return before == 0 || text.substring(before, at).chars().anyMatch(each -> isLineEnd((char) each));
    }

    private static boolean isLineEnd(char each) {
        return each == '\n' || each == '\r';
    }
}
