package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Notebook;
import howdah.sql.Result;
import java.util.ArrayList;

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
            html.append(drawn.data().containsKey(Bundle.HTML) ? drawn.data().get(Bundle.HTML)
                : PREFORMATTED.formatted(escaped(drawn.text())));
        }
        if (!result.status().isEmpty()) {
            text.add(result.status());
            html.append(DIM.formatted(escaped(result.status())));
        }
        return Bundle.ofHtml(String.join("\n", text), html.toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
