package howdah.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Round values along an axis, with their labels.
///
/// @param values ascending, at least two
/// @param note   what belongs to all labels and stands in none, such as a date for times of a day; empty if nothing does
record Ticks(List<Double> values, List<String> labels, String note) {

    /// From there on labels are written with an exponent.
    private static final double LARGE = 1e9;
    private static final int MOST_DECIMALS = 6;
    /// Values that differ by a smaller part of them are taken for equal.
    private static final double SAME = 1e-9;
    private static final double SMALLEST = 1e-200;

    /// The round values around a range: the first is not above its begin, the last above its end.
    ///
    /// @param about how many steps are wanted; there may be somewhat more or fewer
    static Ticks around(Chart.Axis axis, double least, double most, int about) {
        boolean equal = most - least <= Math.max(Math.abs(most), Math.abs(least)) * SAME || most - least < SMALLEST;
        if (axis == Chart.Axis.TIMES || axis == Chart.Axis.DATES) {
            double shortest = axis == Chart.Axis.DATES ? TimeTicks.DAY : 0;
            return TimeTicks.around(least, equal ? least + 1000 : most, about, shortest);
        }
        double half = equal ? Math.max(Math.abs(least) / 10, least == 0 ? 1 : SMALLEST) : 0;
        return numbers(least - half, most + half, about);
    }

    private static Ticks numbers(double least, double most, int about) {
        double step = step((most - least) / about);
        double first = Math.floor(least / step);
        int steps = (int) (Math.floor(most / step) - first) + 1;
        double[] values = IntStream.rangeClosed(0, steps).mapToDouble(i -> (first + i) * step).toArray();
        double largest = Math.max(Math.abs(values[0]), Math.abs(values[steps]));
        DoubleFunction<String> label = largest >= LARGE || decimals(step) > MOST_DECIMALS ? Ticks::scientific
            : value -> String.format(Locale.ROOT, "%,." + decimals(step) + "f", value == 0 ? 0.0 : value);
        return of(values, label, "");
    }

    static Ticks of(double[] values, DoubleFunction<String> label, String note) {
        return new Ticks(DoubleStream.of(values).boxed().toList(), DoubleStream.of(values).mapToObj(label).toList(), note);
    }

    /// 1, 2 or 5 times a power of ten, not below the given.
    static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        double times = atLeast / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static int decimals(double step) {
        return Math.max(0, (int) -Math.floor(Math.log10(step) + SAME));
    }

    private static String scientific(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toString().replace("E", "e");
    }

    double first() {
        return values.getFirst();
    }

    double last() {
        return values.getLast();
    }
}
