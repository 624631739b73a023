package howdah.course;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of a query's columns, as far as its text tells them.
final class SelectList {

    /// Comments, strings, and strings between dollar signs, in which no comma, parenthesis or keyword means anything.
    private static final Pattern OPAQUE =
        Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final Pattern LIST = Pattern.compile(
        "\\bSELECT\\b(?:\\s+DISTINCT\\b(?:\\s+ON\\s+@)?|\\s+ALL\\b)?(.*?)\\bFROM\\b", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMN = Pattern.compile(
        "(?:.*\\bAS\\s+|(?:[\\w\"]+\\.)*)(\\w+|\"[^\"]+\")", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private SelectList() {
    }

    /// Those columns that have a name of their own or an alias after AS. None where an element stands
    /// before FROM, or there is no FROM.
    static List<String> columns(Element select) {
        var list = LIST.matcher(outermost(textBeforeElements(select)));
        return !list.find() ? List.of() : Stream.of(list.group(1).split(",")).map(String::strip).map(SelectList::column)
            .flatMap(Optional::stream).toList();
    }

    private static String textBeforeElements(Element select) {
        var text = new StringBuilder();
        for (var content : select.contents()) {
            if (!(content instanceof Element.Words words)) {
                break;
            }
            text.append(words.text());
        }
        return text.toString();
    }

    /// The text with `@` for what stands in parentheses.
    private static String outermost(String sql) {
        var text = OPAQUE.matcher(sql).replaceAll(" ");
        for (var shorter = ""; !shorter.equals(text); ) {
            shorter = text;
            text = INNERMOST.matcher(text).replaceAll("@");
        }
        return text.contains("(") || text.contains(")") ? "" : text;
    }

    private static Optional<String> column(String item) {
        var column = COLUMN.matcher(item);
        return column.matches() ? Optional.of(column.group(1).replace("\"", "")) : Optional.empty();
    }
}
