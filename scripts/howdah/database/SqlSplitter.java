package howdah.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Cuts a text into SQL statements, at each `;` that ends one.
///
/// A `;` ends none within a string (`'…'`, `E'…'`, `$tag$…$tag$`), a quoted name, a comment (`/* */` nests), parentheses, or
/// the body of a routine (`BEGIN ATOMIC … END`).
///
/// @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html">Lexical Structure</a>
public final class SqlSplitter {

    /// What the end of a text is still within.
    public enum Open { NOTHING, STATEMENT, STRING, NAME, DOLLAR_QUOTE, COMMENT, PARENTHESIS }

    /// @param sql     without the `;`, with the comments before it
    /// @param keyword its first word, in capitals; empty if it begins otherwise
    /// @param line    where it begins, counted from 1
    /// @param begin   where it begins in the text
    /// @param end     behind its `;`, or where the text ends
    public record Statement(String sql, String keyword, int line, int begin, int end) {
    }

    /// @param statements those that are ended by a `;`
    /// @param rest       what follows the last of them; null if that is nothing but blanks and comments
    /// @param openAt     where the string, name, comment, parenthesis or statement begins that is open
    public record Script(List<Statement> statements, Statement rest, Open open, int openAt) {
    }

    private static final int WORDS_THAT_TELL = 4;

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final List<String> firstWords = new ArrayList<>();
    private int at;
    private int begin;
    private int line = 1;
    private int counted;
    private boolean isBlank = true;
    private final Deque<Integer> parentheses = new ArrayDeque<>();
    private int blocks;
    private String lastWord = "";
    private Open within = Open.NOTHING;
    private int withinAt;

    private SqlSplitter(String text, int from) {
        this.text = text;
        at = from;
        begin = from;
        counted = from;
    }

    public static Script split(String text) {
        return new SqlSplitter(text, 0).split(Integer.MAX_VALUE);
    }

    /// The first statement of a text from that place on, or the rest that is not ended; nothing behind it is read, and lines are
    /// counted from there.
    public static Script first(String text, int from) {
        return new SqlSplitter(text, from).split(1);
    }

    private Script split(int most) {
        while (at < text.length() && statements.size() < most) {
            token(text.charAt(at));
        }
        var open = within != Open.NOTHING ? within : isBlank ? Open.NOTHING
            : !parentheses.isEmpty() ? Open.PARENTHESIS : Open.STATEMENT;
        var rest = isBlank && open == Open.NOTHING ? null : statement(text.length());
        var openAt = within != Open.NOTHING ? withinAt : open == Open.PARENTHESIS ? parentheses.peek()
            : rest == null ? text.length() : rest.begin();
        return new Script(List.copyOf(statements), rest, open, openAt);
    }

    private void token(char first) {
        if (text.startsWith("--", at)) {
            at = endOfLine(at);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (isSpace(first)) {
            at++;
        } else if (first == ';' && parentheses.isEmpty() && blocks == 0) {
            end();
        } else {
            isBlank = false;
            content(first);
        }
    }

    private void content(char first) {
        switch (first) {
            case '\'' -> string(false);
            case '"' -> quoted('"', Open.NAME, false);
            case '$' -> dollar();
            case '(' -> {
                parentheses.push(at);
                at++;
            }
            case ')' -> {
                parentheses.poll();
                at++;
            }
            default -> {
                if (isLetter(first)) {
                    word();
                } else {
                    at++;
                }
            }
        }
    }

    private void end() {
        if (!isBlank) {
            statements.add(statement(at));
        }
        at++;
        begin = at;
        isBlank = true;
        firstWords.clear();
        lastWord = "";
    }

    private Statement statement(int end) {
        var start = begin;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        var last = end;
        while (last > start && isSpace(text.charAt(last - 1))) {
            last--;
        }
        line += (int) text.substring(counted, start).chars().filter(character -> character == '\n').count();
        counted = start;
        var keyword = firstWords.isEmpty() ? "" : firstWords.getFirst().toUpperCase(Locale.ROOT);
        return new Statement(text.substring(start, last), keyword, line, start, Math.min(end + 1, text.length()));
    }

    private void comment() {
        var depth = 1;
        var start = at;
        at += 2;
        while (depth > 0 && at < text.length()) {
            var isBegin = text.startsWith("/*", at);
            var isEnd = text.startsWith("*/", at);
            depth += isBegin ? 1 : isEnd ? -1 : 0;
            at += isBegin || isEnd ? 2 : 1;
        }
        open(depth > 0, Open.COMMENT, start);
    }

    private void open(boolean isOpen, Open kind, int start) {
        within = isOpen ? kind : within;
        withinAt = isOpen ? start : withinAt;
    }

    /// A string goes on behind a line end, and behind a comment `--` before it: `E'a'`, then `'b'` in the next line, is one,
    /// with the escapes of its beginning.
    private void string(boolean hasEscapes) {
        quoted('\'', Open.STRING, hasEscapes);
        for (var next = continuation(); next >= 0; next = continuation()) {
            at = next;
            quoted('\'', Open.STRING, hasEscapes);
        }
    }

    private int continuation() {
        var next = at;
        var isNextLine = false;
        while (next < text.length() && (isSpace(text.charAt(next)) || text.startsWith("--", next))) {
            isNextLine |= isLineEnd(text.charAt(next));
            next = isSpace(text.charAt(next)) ? next + 1 : endOfLine(next);
        }
        return isNextLine && next < text.length() && text.charAt(next) == '\'' ? next : -1;
    }

    /// A doubled quote is two of these, one right after the other.
    private void quoted(char quote, Open kind, boolean hasEscapes) {
        var start = at;
        do {
            at++;
            while (at < text.length() && text.charAt(at) != quote) {
                at += hasEscapes && text.charAt(at) == '\\' ? 2 : 1;
            }
            open(at >= text.length(), kind, start);
            at = Math.min(at + 1, text.length());
        } while (at < text.length() && text.charAt(at) == quote);
    }

    private void dollar() {
        var tagEnd = at + 1;
        while (tagEnd < text.length() && isLetterOrDigit(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        var isTag = tagEnd < text.length() && text.charAt(tagEnd) == '$' && !Character.isDigit(text.charAt(at + 1));
        if (!isTag) {
            at++;
            return;
        }
        var tag = text.substring(at, tagEnd + 1);
        var closing = text.indexOf(tag, tagEnd + 1);
        open(closing < 0, Open.DOLLAR_QUOTE, at);
        at = closing < 0 ? text.length() : closing + tag.length();
    }

    private void word() {
        var start = at;
        while (at < text.length() && isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        var word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("e") && at < text.length() && text.charAt(at) == '\'') {
            string(true);
            return;
        }
        var isName = start > 0 && text.charAt(start - 1) == '.';
        if (parentheses.isEmpty() && !isName) {
            keyword(word);
        }
    }

    private void keyword(String word) {
        if (firstWords.size() < WORDS_THAT_TELL) {
            firstWords.add(word);
        }
        if (isRoutine() && word.equals("atomic") && lastWord.equals("begin") || blocks > 0 && word.equals("case")) {
            blocks++;
        } else if (blocks > 0 && word.equals("end")) {
            blocks--;
        }
        lastWord = word;
    }

    private boolean isRoutine() {
        var words = String.join(" ", firstWords);
        return words.matches("create( or replace)? (function|procedure)\\b.*");
    }

    private int endOfLine(int from) {
        var end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private static boolean isSpace(char character) {
        return " \t\n\r\f\u000b".indexOf(character) >= 0;
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || character == '_'
            || character > 127;
    }

    private static boolean isLetterOrDigit(char character) {
        return isLetter(character) || character >= '0' && character <= '9' || character == '$';
    }
}
