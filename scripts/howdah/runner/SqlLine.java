package howdah.runner;

import howdah.database.SqlSplitter;
import howdah.database.SqlSplitter.Open;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;

/// What is typed at the prompt, as a line editor sees it.
///
/// @param cursor     where the next character would go
/// @param word       the part of a name, or of a command with a backslash, that the cursor is in
/// @param wordCursor where the cursor is in that word
record SqlLine(String line, int cursor, String word, int wordCursor) implements CompletingParsedLine {

    /// Lets the editor go on with a next line until a `;` ends the statement.
    static final class Parser implements org.jline.reader.Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            var open = line.strip().startsWith("\\") ? Open.NOTHING : SqlSplitter.split(line).open();
            if (context != ParseContext.COMPLETE && open != Open.NOTHING) {
                throw new EOFError(-1, cursor, "not ended by a ;", mark(open));
            }
            return of(line, cursor);
        }

        /// What psql's prompt shows, too.
        private static String mark(Open open) {
            return switch (open) {
                case STRING -> "'";
                case NAME -> "\"";
                case DOLLAR_QUOTE -> "$";
                case COMMENT -> "*";
                case PARENTHESIS -> "(";
                case NOTHING, STATEMENT -> "-";
            };
        }
    }

    private static SqlLine of(String line, int cursor) {
        var begin = cursor;
        while (begin > 0 && isOfWord(line.charAt(begin - 1))) {
            begin--;
        }
        var end = cursor;
        while (end < line.length() && isOfWord(line.charAt(end))) {
            end++;
        }
        return new SqlLine(line, cursor, line.substring(begin, end), cursor - begin);
    }

    private static boolean isOfWord(char character) {
        return Character.isLetterOrDigit(character) || "_$\\\"".indexOf(character) >= 0;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word);
    }

    /// What completes a word is written as SQL wants it already.
    @Override
    public CharSequence escape(CharSequence candidate, boolean isComplete) {
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return wordCursor;
    }

    @Override
    public int rawWordLength() {
        return word.length();
    }
}
