package howdah.course;

import java.util.stream.Collectors;

/// String literals of Java, written.
final class TextBlock {

    private TextBlock() {
    }

    /// A literal on one line.
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }

    /// A text block whose value is that text and a line end.
    ///
    /// @param text        lines, without a line end at the end
    /// @param indentation of its lines and of its closing quotes
    static String of(String text, String indentation) {
        var lines = text.isEmpty() ? "" : text.lines().map(TextBlock::escape)
            .map(line -> line.isEmpty() ? "\n" : indentation + line + "\n").collect(Collectors.joining());
        return "\"\"\"\n" + lines + indentation + "\"\"\"";
    }

    private static String escape(String line) {
        var escaped = line.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"").replace("\r", "\\r").replace("\f", "\\f");
        var end = escaped.length() - 1;
        return escaped.endsWith(" ") ? escaped.substring(0, end) + "\\s"
            : escaped.endsWith("\t") ? escaped.substring(0, end) + "\\t" : escaped;
    }
}
