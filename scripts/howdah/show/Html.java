package howdah.show;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What all drawings in HTML have in common, and the drawing for a picture.
///
/// JupyterLab 4.6 shows what a cell has just displayed as it is; so it does with a notebook that was saved on the same machine.
/// From a notebook that it does not trust it takes away `<style>`, all elements of SVG (their texts stay behind) and those inline
/// styles whose values are not literal, such as `var(…)` and `currentColor`; `image/svg+xml` it shows only if it trusts it, and
/// then as an image that knows nothing of the theme. Hence one form, `text/html`, for both: what can be read in a table is a
/// table with literal inline styles, in colours that stand out on light and on dark backgrounds, its texts in the colour of
/// what is around it, and a `<style>` only refines it. What has to be drawn is inline SVG with the text beside it, of which the
/// `<style>` shows the one or the other.
///
/// The rules are those of `sanitizer.ts` in the npm package `@jupyterlab/apputils`.
final class Html {

    /// Each stands out on white and on black.
    static final String RED = "#d64550";
    static final String BLUE = "#3d85c6";
    static final String GREEN = "#3f9b57";
    static final String MAGENTA = "#b65fc4";
    static final String DIM = "opacity:0.65";
    static final String LEFT = "text-align:left";
    static final String RIGHT = "text-align:right";
    static final String MONOSPACED = "font-family:monospace";

    private static final List<String> SERIES =
        List.of(BLUE, "#e0772b", GREEN, MAGENTA, RED, "#2a9d9d", "#a07a52", "#808a94");

    private static final String CSS = """
        .howdah { color: var(--jp-content-font-color1, currentColor); max-width: 100%; }
        .howdah table { border-collapse: collapse; border: none; margin: 0; font-variant-numeric: tabular-nums; }
        .howdah th, .howdah td { padding: 0.25em 0.7em; border: none; line-height: 1.4; }
        .howdah pre { color: inherit; font-family: var(--jp-code-font-family, monospace); line-height: 1.3; }
        .howdah-drawing:has(svg) { display: block !important; }
        .howdah-drawing:has(svg) + .howdah-text { display: none; }
        """;

    private static final Paper PAPER = new Paper(Ink.PLAIN, Alphabet.of(StandardCharsets.UTF_8), Paper.USUAL);

    private Html() {
    }

    /// Empty where there is nothing richer than text.
    static String draw(Picture picture) {
        return switch (picture) {
            case Table table -> framed(HtmlTable.draw(table));
            case Plan plan -> framed(HtmlPlan.draw(plan));
            case PlanComparison plans -> framed(HtmlPlanComparison.draw(plans));
            case PlanText plan -> "";
            case Bars bars -> framed(HtmlBars.draw(bars));
            case Chart chart -> chart.isEmpty() ? "" : drawn(SvgChart.draw(chart), chart);
            case TimeLine timeLine -> framed(HtmlTimeLine.draw(timeLine));
            case Schema schema -> schema.relations().isEmpty() ? "" : drawn(SvgSchema.draw(schema), schema);
        };
    }

    static String draw(Diagnosis diagnosis) {
        return framed(HtmlDiagnosis.draw(diagnosis));
    }

    /// What stands below a table.
    static Markup caption(String text) {
        return Markup.of("caption", text).style("caption-side:bottom;white-space:nowrap;" + LEFT + ";" + DIM);
    }

    /// Lines in a font of fixed width.
    static Markup preformatted(String lines) {
        return Markup.of("pre").style("background-color:transparent;margin:0px;padding:0px").lines(lines);
    }

    /// A bar to the right; what is not nothing is at least a line.
    static Markup bar(double length, String color) {
        double drawn = length <= 0 ? 0 : Math.max(1, length);
        return Markup.of("div").style("width:" + Markup.number(drawn) + "px;height:10px;background-color:" + color);
    }

    /// The colour of one of several, counted from 0.
    static String series(int number) {
        return SERIES.get(number % SERIES.size());
    }

    /// A drawing with its text, one of which is shown: where `<svg>` and `<style>` are taken away, what is left of the drawing
    /// stays hidden, else the text is.
    private static String drawn(Markup drawing, Picture picture) {
        var text = preformatted(Pictures.draw(picture, PAPER)).with("class", "howdah-text");
        return framed(Markup.of("div").add(Markup.of("div").with("class", "howdah-drawing").with("hidden", "hidden").add(drawing))
            .add(text));
    }

    /// Scrolls within its own box, if it is too wide.
    private static String framed(Markup drawing) {
        return Markup.of("div").with("class", "howdah").style("overflow-x:auto")
            .add(Markup.of("style").lines(CSS)).add(drawing).toString();
    }
}
