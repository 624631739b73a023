package howdah.show;

/// Shapes and texts of SVG, in the colours of the text around it unless told otherwise.
///
/// [SVG 2](https://www.w3.org/TR/SVG2/)
final class Svg {

    /// The size of texts, in pixels.
    static final int FONT = 12;
    /// How wide a column of a font of fixed width is at most, in pixels.
    static final double COLUMN = 7.3;

    private Svg() {
    }

    /// @param description what it shows, for those who cannot see it
    static Markup image(double width, double height, String title, String description) {
        return Markup.of("svg").with("width", width).with("height", height)
            .with("viewBox", "0 0 " + Markup.number(width) + " " + Markup.number(height)).with("role", "img")
            .with("font-size", FONT).with("font-family", "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace")
            .with("fill", "currentColor").add(Markup.of("title", title)).add(Markup.of("desc").lines(description));
    }

    /// A text whose left end and base line are there.
    static Markup text(double x, double y, String text) {
        return Markup.of("text", text).with("x", x).with("y", y).style("white-space:pre");
    }

    /// @param anchor `start`, `middle` or `end`
    static Markup text(double x, double y, String text, String anchor) {
        return text(x, y, text).with("text-anchor", anchor);
    }

    static Markup rectangle(double x, double y, double width, double height) {
        return Markup.of("rect").with("x", x).with("y", y).with("width", Math.max(0, width)).with("height", Math.max(0, height));
    }

    static Markup line(double x1, double y1, double x2, double y2) {
        return Markup.of("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2).with("stroke", "currentColor");
    }

    /// @param data as the attribute `d` of SVG has it
    static Markup path(String data, String color) {
        return Markup.of("path").with("d", data).with("fill", "none").with("stroke", color);
    }

    /// `12.5 7`, a place in a path.
    static String at(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
