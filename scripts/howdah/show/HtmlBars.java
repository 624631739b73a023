package howdah.show;

import java.util.stream.DoubleStream;

/// Draws a bar chart as HTML: labels, numbers, and bars that grow to the right of zero; those of negative numbers to the left.
final class HtmlBars {

    private static final int WIDTH = 420;
    private static final int LONGEST_LABEL = 50;

    private final Bars bars;
    private final double left;
    private final double right;

    private HtmlBars(Bars bars) {
        this.bars = bars;
        double negative = -lengths().min().stream().filter(length -> length < 0).sum();
        double positive = lengths().max().stream().filter(length -> length > 0).sum();
        double scale = Math.max(negative, positive);
        double unit = scale == 0 ? 0 : WIDTH / (negative / scale + positive / scale);
        this.left = scale == 0 ? 0 : unit * (negative / scale);
        this.right = scale == 0 ? 0 : unit * (positive / scale);
    }

    static Markup draw(Bars bars) {
        return new HtmlBars(bars).draw();
    }

    private DoubleStream lengths() {
        return bars.bars().stream().mapToDouble(Bars.Bar::length);
    }

    private Markup draw() {
        var table = Markup.of("table");
        String title = bars.bars().isEmpty() ? (bars.title() + " (no bars)").strip() : bars.title();
        if (!title.isBlank()) {
            table.add(Markup.of("caption").add(Markup.of("strong", title)).style("caption-side:top;" + Html.LEFT));
        }
        return table.add(Markup.of("tbody").add(bars.bars().stream().map(this::row).toList()));
    }

    private Markup row(Bars.Bar bar) {
        String label = String.valueOf(bar.label());
        var head = Markup.of("th", Markup.cut(label, LONGEST_LABEL)).with("scope", "row")
            .style("white-space:nowrap;" + Html.LEFT);
        String number = Quantity.text(bar.value(), bars.unit());
        var row = Markup.of("tr").with("title", label + ": " + number).add(head)
            .add(Markup.of("td", number).style("white-space:nowrap;" + Html.RIGHT));
        double length = bar.length();
        double longest = Math.max(Math.abs(lengths().min().orElse(0)), Math.abs(lengths().max().orElse(0)));
        if (left > 0) {
            double columns = length < 0 ? length / longest * -Math.max(left, right) : 0;
            row.add(half(left, Html.bar(columns, Html.RED).with("align", "right"), "border-right:1px solid #888888;"));
        }
        return row.add(half(right, Html.bar(length > 0 ? length / longest * Math.max(left, right) : 0, Html.BLUE), ""));
    }

    private static Markup half(double width, Markup bar, String style) {
        return Markup.of("td").style(style + "padding:4px 0px;width:" + Markup.number(width) + "px").add(bar);
    }
}
