package howdah.show;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Where a chart's values stand between the ends of its axes.
///
/// @param x     the ticks across; for labels those of their numbers
/// @param y     the ticks upwards, from the first to the last of which the axis goes
/// @param left  the value at the left end
/// @param right the value at the right end
record ChartScale(Ticks x, Ticks y, double left, double right) {

    private static final int MARGIN = 50;

    /// @param across  how many steps are wanted along the horizontal axis
    /// @param upwards how many steps are wanted along the vertical axis
    static ChartScale of(Chart chart, int across, int upwards) {
        double[] ys = chart.points().mapToDouble(Chart.Point::y).toArray();
        boolean fromZero = chart.kind() == Chart.Kind.BARS || chart.kind() == Chart.Kind.HISTOGRAM;
        double least = DoubleStream.of(ys).min().orElse(0);
        double most = DoubleStream.of(ys).max().orElse(1);
        Ticks y = Ticks.around(Chart.Axis.NUMBERS, fromZero ? Math.min(0, least) : least, fromZero ? Math.max(0, most) : most,
            upwards);
        if (chart.axis() == Chart.Axis.LABELS) {
            return new ChartScale(labels(chart.labels()), withoutEnd(y, most), -0.5, chart.labels().size() - 0.5);
        }
        double[] xs = chart.edges().isEmpty() ? chart.points().mapToDouble(Chart.Point::x).toArray()
            : chart.edges().stream().mapToDouble(Double::doubleValue).toArray();
        double left = DoubleStream.of(xs).min().orElse(0);
        double right = DoubleStream.of(xs).max().orElse(1);
        double margin = chart.kind() == Chart.Kind.SCATTER ? (right - left) / MARGIN : 0;
        Ticks x = Ticks.around(chart.axis(), left, right, across);
        return left < right ? new ChartScale(x, withoutEnd(y, most), left - margin, right + margin)
            : new ChartScale(x, withoutEnd(y, most), x.first(), x.last());
    }

    /// Without a last tick that only follows one which the largest value just reaches.
    private static Ticks withoutEnd(Ticks y, double most) {
        int last = y.values().size() - 1;
        return last > 1 && y.values().get(last - 1) >= most
            ? new Ticks(y.values().subList(0, last), y.labels().subList(0, last), y.note()) : y;
    }

    private static Ticks labels(List<String> labels) {
        return new Ticks(IntStream.range(0, labels.size()).mapToObj(Double::valueOf).toList(), labels, "");
    }

    /// From 0, at the left, to 1.
    double across(double value) {
        return (value - left) / (right - left);
    }

    /// From 0, at the bottom, to 1.
    double upwards(double value) {
        return (value - y.first()) / (y.last() - y.first());
    }
}
