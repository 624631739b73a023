package howdah.kernel.cell;

import java.util.LinkedHashMap;
import java.util.Map;

/// One thing to be displayed, in several forms of which a front end takes the richest that it can show.
///
/// @param data     by MIME type: a text, base64 for images, a tree of maps and lists for JSON; `text/plain` is always there
/// @param metadata by MIME type, or for the whole
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">Messaging in Jupyter: display data</a>
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {

    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";

    public static Bundle ofText(String text) {
        return of(TEXT, text);
    }

    /// @param html empty if there is none
    public static Bundle ofHtml(String text, String html) {
        return html.isEmpty() ? ofText(text) : ofText(text).with(HTML, html);
    }

    public static Bundle of(String type, Object content) {
        return new Bundle(Map.of(), Map.of()).with(type, content);
    }

    /// The same with one more form, in the order in which they were added.
    public Bundle with(String type, Object content) {
        var all = new LinkedHashMap<>(data);
        all.put(type, content);
        return new Bundle(all, metadata);
    }

    public String text() {
        return String.valueOf(data.getOrDefault(TEXT, ""));
    }
}
