package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Draws a chart as SVG: round numbers along the axes, a colour for each series, values told on hovering.
final class SvgChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int TICK = 5;
    private static final int LONGEST_LABEL = 24;
    private static final int LINE = 18;
    private static final int MOST_HOVERED = 400;
    private static final String FAINT = "0.15";
    private static final double SLANT = Math.sqrt(0.5);

    private final Chart chart;
    private final ChartScale scale;
    private final double left;
    private final double top;
    private final boolean slanted;
    private final Markup drawing = Markup.of("g");

    private SvgChart(Chart chart) {
        this.chart = chart;
        this.scale = ChartScale.of(chart, 7, 6);
        this.top = LINE * (chart.series().size() > 1 ? 2.5 : 1.5);
        double room = WIDTH / (double) Math.max(1, chart.labels().size());
        this.slanted = chart.axis() == Chart.Axis.LABELS && chart.labels().stream()
            .anyMatch(label -> Markup.width(label) * Svg.COLUMN + 6 > room);
        this.left = 10 + TICK + Math.max(widest(scale.y().labels()), slanted ? SLANT * widest(chart.labels()) - room / 2 : 0);
    }

    /// @param chart not empty
    static Markup draw(Chart chart) {
        return new SvgChart(chart).draw();
    }

    private Markup draw() {
        upwards();
        double bottom = across();
        title();
        for (int i = 0; i < chart.series().size(); i++) {
            series(chart.series().get(i), i);
        }
        for (String note : chart.notes()) {
            bottom += LINE;
            drawing.add(Svg.text(left, bottom, "(" + note + ")").with("fill-opacity", "0.65"));
        }
        return Svg.image(width(), bottom + 8, chart.title(), chart.points().count() + " values").add(drawing);
    }

    /// In pixels.
    private static double widest(List<String> labels) {
        return Svg.COLUMN * labels.stream().mapToInt(label -> Math.min(LONGEST_LABEL, Markup.width(label))).max().orElse(0);
    }

    private double width() {
        return Math.max(left + WIDTH + 40, 20 + Svg.COLUMN * Markup.width(Markup.cut(chart.title(), 100)));
    }

    private double x(double value) {
        return left + WIDTH * scale.across(value);
    }

    private double y(double value) {
        return top + HEIGHT * (1 - scale.upwards(value));
    }

    private void title() {
        drawing.add(Svg.text(left, LINE - 4, Markup.cut(chart.title(), 100)).with("font-weight", "bold"));
        double at = left;
        for (int i = 0; i < chart.series().size() && chart.series().size() > 1; i++) {
            String name = Markup.cut(chart.series().get(i).name(), LONGEST_LABEL);
            drawing.add(Svg.rectangle(at, LINE * 1.5 - 6, 10, 10).with("fill", Html.series(i)))
                .add(Svg.text(at + 15, LINE * 1.5 + 3, name));
            at += 30 + Svg.COLUMN * Markup.width(name);
        }
    }

    private void upwards() {
        for (int i = 0; i < scale.y().values().size(); i++) {
            double value = scale.y().values().get(i);
            drawing.add(Svg.line(left, y(value), left + WIDTH, y(value)).with("stroke-opacity", value == 0 ? "0.6" : FAINT))
                .add(Svg.text(left - TICK, y(value) + 4, scale.y().labels().get(i), "end"));
        }
        drawing.add(Svg.line(left, top, left, top + HEIGHT).with("stroke-opacity", "0.6"));
    }

    /// @return where it ends
    private double across() {
        double y = top + HEIGHT;
        drawing.add(Svg.line(left, y, left + WIDTH, y).with("stroke-opacity", "0.6"));
        double free = 0;
        double lowest = y + LINE;
        for (int i = 0; i < scale.x().values().size(); i++) {
            double x = x(scale.x().values().get(i));
            String label = Markup.cut(scale.x().labels().get(i), LONGEST_LABEL);
            double half = slanted ? LINE / 2.0 : Svg.COLUMN * Markup.width(label) / 2;
            double middle = slanted ? x : Math.max(x, half + 1);
            if (x >= left - 0.5 && x <= left + WIDTH + 0.5 && middle - half >= free) {
                drawing.add(Svg.line(x, y, x, y + TICK).with("stroke-opacity", "0.6")).add(label(middle, y + LINE, label));
                free = middle + half + (slanted ? 0 : 6);
                lowest = Math.max(lowest, y + LINE + (slanted ? Svg.COLUMN * Markup.width(label) * SLANT : 0));
            }
        }
        String name = (chart.kind() == Chart.Kind.HISTOGRAM ? chart.series().getFirst().name() : chart.x());
        String told = name + (scale.x().note().isEmpty() ? "" : ", " + scale.x().note());
        drawing.add(Svg.text(left + WIDTH / 2.0, lowest + LINE, Markup.cut(told, 80), "middle").with("fill-opacity", "0.65"));
        return lowest + LINE;
    }

    private Markup label(double x, double y, String label) {
        return slanted ? Svg.text(x, y - 4, label, "end").with("transform", "rotate(-45 " + Svg.at(x, y - 4) + ")")
            : Svg.text(x, y, label, "middle");
    }

    private void series(Chart.Series series, int index) {
        switch (chart.kind()) {
            case BARS, HISTOGRAM -> bars(series, index);
            case LINES -> lines(series, Html.series(index));
            case SCATTER -> dots(series.points(), series, Html.series(index));
        }
    }

    private void bars(Chart.Series series, int index) {
        for (int i = 0; i < series.points().size(); i++) {
            Chart.Point point = series.points().get(i);
            if (!point.isGap()) {
                bar(series, index, i, point);
            }
        }
    }

    private void bar(Chart.Series series, int index, int i, Chart.Point point) {
        double from = chart.edges().isEmpty() ? x(i - 0.5) : x(chart.edges().get(i));
        double to = chart.edges().isEmpty() ? x(i + 0.5) : x(chart.edges().get(i + 1));
        double gap = chart.edges().isEmpty() ? (to - from) * 0.1 : Math.min(1, (to - from) * 0.1);
        double each = (to - from - 2 * gap) / chart.series().size();
        double height = Math.abs(y(point.y()) - y(0));
        double drawn = point.y() == 0 ? 0 : Math.max(1, height);
        double upper = point.y() < 0 ? y(0) : y(0) - drawn;
        drawing.add(Svg.rectangle(from + gap + each * index, upper, each, drawn).with("fill", Html.series(index))
            .add(hover(series, place(i), point)));
    }

    private String place(int i) {
        return chart.edges().isEmpty() ? chart.labels().get(i)
            : told(chart.edges().get(i)) + " – " + told(chart.edges().get(i + 1));
    }

    private void lines(Chart.Series series, String color) {
        List<Chart.Point> points = Thinning.of(series.points(), scale, WIDTH);
        var data = new StringBuilder();
        boolean goesOn = false;
        for (Chart.Point point : points) {
            data.append(point.isGap() ? "" : (goesOn ? "L" : "M") + Svg.at(x(point.x()), y(point.y())));
            goesOn = !point.isGap();
        }
        drawing.add(Svg.path(data.toString(), color).with("stroke-width", 2).with("stroke-linejoin", "round")
            .with("stroke-linecap", "round"));
        if (points.size() <= MOST_HOVERED) {
            dots(points, series, color);
        }
    }

    /// So many that none of them can be told by hovering are one path, each place drawn once.
    private void dots(List<Chart.Point> points, Chart.Series series, String color) {
        List<Chart.Point> drawn = points.stream().filter(point -> !point.isGap()).toList();
        if (drawn.size() > MOST_HOVERED) {
            String data = drawn.stream().map(point -> "M" + Math.round(x(point.x())) + " " + Math.round(y(point.y())) + "h0")
                .distinct().collect(Collectors.joining());
            drawing.add(Svg.path(data, color).with("stroke-width", 4).with("stroke-linecap", "round")
                .with("stroke-opacity", "0.6"));
            return;
        }
        drawn.forEach(point -> drawing.add(Markup.of("circle").with("cx", x(point.x())).with("cy", y(point.y()))
            .with("r", chart.kind() == Chart.Kind.LINES ? 2.5 : 3.5).with("fill", color).with("fill-opacity", "0.8")
            .add(hover(series, told(point.x()), point))));
    }

    private Markup hover(Chart.Series series, String place, Chart.Point point) {
        List<String> parts = new ArrayList<>();
        parts.add((chart.x().isEmpty() ? "" : chart.x() + " ") + place);
        parts.add((chart.kind() == Chart.Kind.HISTOGRAM ? "rows" : series.name()) + ": " + Quantity.text(point.y()));
        return Markup.of("title").lines(String.join("\n", parts));
    }

    private String told(double x) {
        return switch (chart.axis()) {
            case NUMBERS -> Quantity.text(x);
            case TIMES, DATES -> TimeTicks.time(x).toString().replace('T', ' ').replaceFirst(" 00:00$", "");
            case LABELS -> chart.labels().get((int) x);
        };
    }
}
