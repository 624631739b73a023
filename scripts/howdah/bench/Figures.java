package howdah.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What was measured in several runs, one figure each.
record Figures(List<Double> runs) {

    static Figures of(double... runs) {
        return new Figures(Arrays.stream(runs).boxed().toList());
    }

    double median() {
        var sorted = sorted();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double greatest() {
        return sorted().getLast();
    }

    private List<Double> sorted() {
        return runs.stream().sorted().toList();
    }

    /// The median; in brackets the least and the greatest, if there are several.
    String text(String unit) {
        var sorted = sorted();
        var median = number(median()) + " " + unit;
        return runs.size() == 1 ? median
            : "%s [%s-%s]".formatted(median, number(sorted.getFirst()), number(sorted.getLast()));
    }

    /// With three digits, or as many as stand before the point.
    static String number(double value) {
        var decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
