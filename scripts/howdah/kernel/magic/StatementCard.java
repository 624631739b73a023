package howdah.kernel.magic;

import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Renderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A call of a mapper cell's statement as a notebook displays it: in text one line, in HTML folded: the final SQL, its
/// parameters, the mapped rows.
final class StatementCard {

    private StatementCard() {
    }

    static Bundle of(Database.Statement statement, Renderer renderer) {
        var call = statement.call();
        var head = "%s · %s · %s".formatted(statement.id(), outcome(statement),
            String.format(Locale.ROOT, "%.1f ms", statement.milliseconds()));
        var parameters = call.parameters().stream().map(each -> "%s = %s".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
        var text = head + " · " + call.sql().strip().replaceAll("\\s+", " ") + (parameters.isEmpty() ? "" : " · " + parameters);
        return Bundle.ofHtml(text, "<details><summary>%s</summary><pre>%s</pre>%s%s</details>".formatted(Text.escaped(head),
            Text.escaped(statement.sql().strip().stripIndent()), parameters(call.parameters(), renderer),
            rows(call.rows(), renderer)));
    }

    private static String outcome(Database.Statement statement) {
        return statement.failure() != null ? "failed" : statement.rows() < 0 ? "done"
            : statement.rows() == 1 ? "1 row" : statement.rows() + " rows";
    }

    private static String parameters(List<Map.Entry<String, Object>> parameters, Renderer renderer) {
        var rows = parameters.stream().map(each -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("parameter", "#{" + each.getKey() + "}");
            row.put("value", each.getValue());
            row.put("type", each.getValue() == null ? "" : each.getValue().getClass().getSimpleName());
            return row;
        }).toList();
        return rows.isEmpty() ? "" : html(rows, renderer);
    }

    private static String rows(List<?> rows, Renderer renderer) {
        return rows.isEmpty() ? "" : html(rows, renderer);
    }

    private static String html(Object value, Renderer renderer) {
        var bundle = renderer.bundle(value);
        return bundle.data().get(Bundle.HTML) instanceof String html ? html
            : "<pre>%s</pre>".formatted(Text.escaped(bundle.text()));
    }
}
