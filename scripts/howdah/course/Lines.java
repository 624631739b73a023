package howdah.course;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Texts as lines: indented, dedented, and as a cell holds them.
final class Lines {

    private Lines() {
    }

    /// As a cell holds it: LF, lines of nothing but blanks emptied, no empty line at the beginning or the end.
    static String normal(String text) {
        var lines = text.replace("\r\n", "\n").split("\n", -1);
        var joined = Stream.of(lines).map(line -> line.isBlank() ? "" : line).collect(Collectors.joining("\n"));
        return trim(joined, "\n");
    }

    private static String trim(String text, String each) {
        var from = 0;
        var to = text.length();
        while (text.startsWith(each, from)) {
            from++;
        }
        while (to > from && text.startsWith(each, to - 1)) {
            to--;
        }
        return text.substring(from, to);
    }

    /// The blanks that all lines begin with, empty lines aside.
    static String indentation(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(Lines::blanks).reduce(Lines::commonStart).orElse("");
    }

    private static String blanks(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String commonStart(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /// A stretch of code as a cell: uniformly dedented, which changes no text block's value.
    static String dedent(String text) {
        var width = indentation(text).length();
        return normal(text.lines().map(line -> line.isBlank() ? "" : line.substring(width)).collect(Collectors.joining("\n")));
    }

    static String indent(String text, String indentation) {
        return text.lines().map(line -> line.isBlank() ? "" : indentation + line).collect(Collectors.joining("\n"));
    }

    /// What follows a statement before its line ends: `end` itself, or behind the last comment that begins on that line.
    static int endOfComments(String text, int end) {
        var at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (text.startsWith("//", at)) {
            return endOfLine(text, at);
        }
        return text.startsWith("/*", at) ? endOfComments(text, text.indexOf("*/", at + 2) + 2) : end;
    }

    static int endOfLine(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// From the first character that is no blank to the last; empty at `start` if there is none.
    static Region withoutBlanks(String text, int start, int end) {
        var words = text.substring(start, Math.max(start, end));
        var first = start + words.length() - words.stripLeading().length();
        return words.isBlank() ? new Region(start, start) : new Region(first, first + words.strip().length());
    }
}
