package howdah.kernel.magic;

import howdah.check.Verdict;
import howdah.kernel.cell.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A verdict as a notebook displays it: a band in the colour of its outcome, the rows that differ as a table, what to do next.
///
/// @param exercise its place and its name
/// @param message  of the verdict, as it concerns a cell
/// @param next     what to do next, one thing a line
/// @param output   what the program printed
record VerdictCard(String exercise, Verdict.Status status, String message, List<String> next, String output) {

    private static final String PASSED = "#2e9e5b";
    private static final String FAILED = "#d64550";
    private static final String NEITHER = "#b8860b";
    private static final Pattern RULE = Pattern.compile("[─┼-]+[┼+][─┼+-]*");
    private static final Pattern BORDER = Pattern.compile("[│|]");

    Bundle bundle() {
        return Bundle.ofHtml(text(), html());
    }

    private String text() {
        var parts = Stream.concat(Stream.of(exercise, message), next.stream().map("Next: "::concat));
        var printed = output.isBlank() ? Stream.<String>of()
            : Stream.of("Your program printed:\n" + output.stripTrailing().indent(2).stripTrailing());
        return Stream.concat(parts, printed).collect(Collectors.joining("\n\n"));
    }

    private String html() {
        var colour = switch (status) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case ERROR -> NEITHER;
        };
        return ("<div style=\"border-left:4px solid %s;padding:0.2em 0.8em;margin:0.3em 0\">"
            + "<div style=\"color:%s;font-weight:bold\">%s</div>%s%s%s</div>")
            .formatted(colour, colour, Text.escaped(exercise), paragraphs(), advice(), printed());
    }

    /// Paragraphs, and the table in their midst.
    private String paragraphs() {
        return Stream.of(message.split("\n\n")).map(VerdictCard::block).collect(Collectors.joining());
    }

    private static String block(String block) {
        var lines = block.lines().toList();
        if (lines.size() > 2 && RULE.matcher(lines.get(1).strip()).matches()) {
            return table(lines);
        }
        var isCode = lines.stream().anyMatch(line -> line.startsWith(" "));
        return isCode
            ? "<pre style=\"margin:0.5em 0;background:transparent;font-family:monospace\">%s</pre>".formatted(Text.escaped(block))
            : "<p style=\"margin:0.4em 0\">%s</p>".formatted(Text.withCode(block).replace("\n", "<br>"));
    }

    /// The first column tells what is wrong with a row. A value that looks like a border keeps the text as it is.
    private static String table(List<String> lines) {
        var rows = lines.stream().filter(line -> !RULE.matcher(line.strip()).matches()).map(BORDER::split).toList();
        var columns = rows.getFirst().length;
        var more = rows.size() > 1 && rows.getLast().length == 1 ? String.join("", rows.getLast()) : "";
        var body = rows.subList(1, rows.size() - (more.isEmpty() ? 0 : 1));
        if (body.stream().anyMatch(row -> row.length > columns)) {
            return "<pre style=\"font-family:monospace\">%s</pre>".formatted(Text.escaped(String.join("\n", lines)));
        }
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin:0.5em 0\"><thead><tr>");
        for (var name : rows.getFirst()) {
            html.append(cell("th", name, "border-bottom:1px solid #888888;text-align:left"));
        }
        html.append("</tr></thead><tbody>");
        for (var row : body) {
            html.append("<tr>");
            for (var column = 0; column < columns; column++) {
                var value = column < row.length ? row[column] : "";
                var isNumber = value.startsWith("  ") || value.matches(" ?-?[\\d.]+ ?");
                html.append(cell("td", value, column == 0 ? "color:%s;text-align:left".formatted(FAILED)
                    : isNumber ? "text-align:right" : "text-align:left"));
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table>").append(more.isEmpty() ? "" : "<p>" + Text.escaped(more) + "</p>").toString();
    }

    private static String cell(String kind, String text, String style) {
        return "<%s style=\"padding:0.2em 0.7em;white-space:pre;%s\">%s</%s>"
            .formatted(kind, style, Text.escaped(text.strip()), kind);
    }

    private String advice() {
        var all = new ArrayList<String>();
        next.forEach(each -> all.add("<p style=\"margin:0.4em 0\"><b>Next:</b> %s</p>".formatted(Text.withCode(each))));
        return String.join("", all);
    }

    private String printed() {
        return output.isBlank() ? "" : "<details><summary>Your program printed</summary><pre>%s</pre></details>"
            .formatted(Text.escaped(output.stripTrailing()));
    }
}
