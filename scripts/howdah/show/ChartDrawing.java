package howdah.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Draws a chart as text: bars as [BarsDrawing] does it, lines and points as dots between two axes.
///
/// One series is drawn in the dots of braille where they can be shown; several have a mark each, told below.
final class ChartDrawing {

    private static final String MARKS = "*+xo#@%&";
    private static final int HIGHEST = 16;
    private static final int LOWEST = 6;

    private final Chart chart;
    private final Paper paper;
    private final List<String> lines = new ArrayList<>();

    private ChartDrawing(Chart chart, Paper paper) {
        this.chart = chart;
        this.paper = paper;
    }

    static String draw(Chart chart, Paper paper) {
        var drawing = new ChartDrawing(chart, paper);
        if (chart.isEmpty()) {
            drawing.add(chart.title().isEmpty() ? "" : chart.title());
            drawing.add("(nothing to draw)");
        } else if (chart.kind() == Chart.Kind.BARS || chart.kind() == Chart.Kind.HISTOGRAM) {
            chart.series().forEach(drawing::bars);
        } else {
            drawing.dots();
        }
        chart.notes().forEach(note -> drawing.add("(" + note + ")"));
        return String.join("\n", drawing.lines);
    }

    private void add(String text) {
        if (!text.isEmpty()) {
            lines.addAll(paper.wrap(paper.alphabet().line(text)));
        }
    }

    private void title(String title) {
        paper.wrap(paper.alphabet().line(title)).forEach(line -> lines.add(paper.ink().bold(line)));
    }

    private void bars(Chart.Series series) {
        String title = chart.kind() == Chart.Kind.HISTOGRAM ? "rows by " + series.name()
            : series.name() + (chart.x().isEmpty() ? "" : " by " + chart.x());
        List<Bars.Bar> bars = IntStream.range(0, series.points().size())
            .mapToObj(i -> new Bars.Bar(label(i), series.points().get(i).isGap() ? null : series.points().get(i).y())).toList();
        lines.add(BarsDrawing.draw(new Bars(title, "", bars), paper));
    }

    private String label(int index) {
        return chart.labels().get(index)
            + (chart.edges().isEmpty() ? "" : paper.alphabet().either(" – ", " - ") + chart.labels().get(index + 1));
    }

    private void dots() {
        title(chart.title());
        int height = Math.clamp(paper.width() / 5, LOWEST, HIGHEST);
        ChartScale scale = ChartScale.of(chart, Math.max(1, paper.width() / 16), Math.max(2, height / 4));
        List<String> labels = scale.y().labels().stream().map(label -> paper.alphabet().cut(label, paper.width() / 3)).toList();
        int margin = labels.stream().mapToInt(Clusters::width).max().orElse(0);
        int width = paper.width() - margin - 3;
        List<String> dots = dots(scale, width, height);
        Map<Integer, String> atRow = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            atRow.put((int) Math.round((1 - scale.upwards(scale.y().values().get(i))) * (height - 1)), labels.get(i));
        }
        for (int row = 0; row < height; row++) {
            String label = atRow.getOrDefault(row, "");
            lines.add((" " + " ".repeat(margin - Clusters.width(label)) + label + " " + paper.alphabet().vertical()
                + paper.ink().cyan(dots.get(row))).stripTrailing());
        }
        across(scale, margin, width);
        legend(scale);
    }

    private List<String> dots(ChartScale scale, int width, int height) {
        boolean braille = chart.series().size() == 1 && !paper.alphabet().either("\u28ff", "").isEmpty();
        var grid = new DotGrid(width, height, braille);
        for (int i = 0; i < chart.series().size(); i++) {
            draw(chart.series().get(i), scale, grid, mark(i));
        }
        return grid.lines();
    }

    private static char mark(int series) {
        return MARKS.charAt(series % MARKS.length());
    }

    private void draw(Chart.Series series, ChartScale scale, DotGrid grid, char mark) {
        Chart.Point before = null;
        for (Chart.Point point : series.points()) {
            if (!point.isGap()) {
                double x = scale.across(point.x());
                double y = scale.upwards(point.y());
                if (chart.kind() == Chart.Kind.LINES && before != null) {
                    grid.line(scale.across(before.x()), scale.upwards(before.y()), x, y, mark);
                }
                grid.dot(x, y, mark);
            }
            before = point.isGap() ? null : point;
        }
    }

    /// The horizontal axis, and below it the labels for which there is room.
    private void across(ChartScale scale, int margin, int width) {
        var rule = new StringBuilder(" ".repeat(margin + 2)).append(paper.alphabet().either("└", "+"))
            .append(paper.alphabet().horizontal().repeat(width));
        var labels = new StringBuilder();
        int end = 0;
        for (int i = 0; i < scale.x().values().size(); i++) {
            double place = scale.across(scale.x().values().get(i));
            String label = paper.alphabet().cut(scale.x().labels().get(i), paper.width() / 2);
            int at = margin + 3 + (int) Math.round(place * (width - 1));
            int start = Math.clamp(at - Clusters.width(label) / 2, 0, Math.max(0, paper.width() - Clusters.width(label)));
            if (place >= 0 && place <= 1 && start >= end) {
                rule.setCharAt(at, paper.alphabet().either("┬", "+").charAt(0));
                labels.append(" ".repeat(start - Clusters.width(labels.toString()))).append(label);
                end = start + Clusters.width(label) + 2;
            }
        }
        lines.add(rule.toString());
        lines.add(labels.toString());
    }

    private void legend(ChartScale scale) {
        add(scale.x().note());
        if (chart.series().size() > 1) {
            IntStream.range(0, chart.series().size()).forEach(i -> add(" " + mark(i) + " " + chart.series().get(i).name()));
        }
    }
}
