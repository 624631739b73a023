package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Notebook;
import howdah.sql.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a statement has given, as a front end displays it: what the server said, its rows, and a line of its state.
final class SqlDisplay {

    private static final String DIM = "<div style=\"opacity:0.65\">%s</div>";
    private static final String PREFORMATTED = "<pre style=\"margin:0\">%s</pre>";

    private SqlDisplay() {
    }

    static Bundle bundle(Result result, Notebook notebook) {
        var text = new ArrayList<>(result.notices());
        var html = new StringBuilder();
        result.notices().forEach(notice -> html.append(PREFORMATTED.formatted(escaped(notice))));
        for (var shown : result.shown()) {
            var drawn = notebook.render(shown);
            text.add(drawn.text());
            html.append(html(drawn));
        }
        if (!result.status().isEmpty()) {
            text.add(result.status());
            html.append(DIM.formatted(escaped(result.status())));
        }
        return Bundle.ofHtml(String.join("\n", text), html.toString());
    }

    /// A line about something, less important than that.
    static Bundle dim(String text) {
        return Bundle.ofHtml(text, DIM.formatted(escaped(text)));
    }

    /// One below the other.
    static Bundle joined(List<Bundle> bundles) {
        var text = bundles.stream().map(Bundle::text).collect(Collectors.joining("\n"));
        return Bundle.ofHtml(text, bundles.stream().map(SqlDisplay::html).collect(Collectors.joining("\n")));
    }

    private static String html(Bundle bundle) {
        return bundle.data().containsKey(Bundle.HTML) ? String.valueOf(bundle.data().get(Bundle.HTML))
            : PREFORMATTED.formatted(escaped(bundle.text()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
