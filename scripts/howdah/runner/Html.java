package howdah.runner;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Texts as HTML that runs nothing and asks no other address for anything.
final class Html {

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src %s">
        <title>%s</title>
        <style>
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --code: #f2f4f7; --line: #c5ccd6; --mark: #336791; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #dfe5ee; --paper: #14181f; --code: #1f2630; --line: #3c4656; --mark: #7fb2e0; }
        }
        @media print { :root { --ink: #000; --paper: #fff; --code: #fff; --line: #999; --mark: #000; } }
        body { color: var(--ink); background: var(--paper); font: 1.05rem/1.6 system-ui, sans-serif; margin: 0; }
        h1, h2 { line-height: 1.25; color: var(--mark); }
        pre { overflow-x: auto; padding: .8em 1em; line-height: 1.35; border: 1px solid var(--line); border-radius: .3em; }
        pre.code { background: var(--code); }
        pre.shown { border-left: .3em solid var(--mark); }
        @media print { pre { white-space: pre-wrap; break-inside: avoid; } h2 { break-after: avoid; } }
        code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .92em; }
        %s</style>
        </head>
        """;

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Html() {
    }

    /// The head of a page.
    ///
    /// @param scripts which scripts may run there, as a Content-Security-Policy says it
    /// @param style   what is added to the common style
    static String head(String title, String scripts, String style) {
        return HEAD.formatted(scripts, escape(title), style);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// Markdown; HTML within it stands there as text.
    static String markdown(String markdown) {
        return RENDERER.render(MARKDOWN.parse(markdown));
    }

    /// A program's text; nothing, if it is empty.
    static String code(String source) {
        return block("code", source);
    }

    /// What was shown; nothing, if it is empty.
    static String shown(String text) {
        return block("shown", text);
    }

    private static String block(String kind, String text) {
        return text.isBlank() ? "" : "<pre class=\"%s\">%s</pre>\n".formatted(kind, escape(text));
    }
}
