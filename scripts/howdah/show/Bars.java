package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A bar chart: a label, a number and a bar for each.
///
/// @param unit written behind each number; `bytes` are written as kB, MB and so on; empty for none
public record Bars(String title, String unit, List<Bar> bars) implements Picture {

    /// @param value may be null (NULL), negative or not finite
    public record Bar(String label, Number value) {

        /// What is no number has no length; infinity is as long as the longest number there is.
        double length() {
            double length = value == null ? 0 : value.doubleValue();
            return Double.isNaN(length) ? 0 : Math.clamp(length, -Double.MAX_VALUE, Double.MAX_VALUE);
        }
    }

    /// Bars in the order of the map.
    public static Bars of(String title, Map<String, ? extends Number> values) {
        return of(title, "", values);
    }

    /// Bars in the order of the map, in a unit such as `ms` or `bytes`.
    public static Bars of(String title, String unit, Map<String, ? extends Number> values) {
        List<Bar> bars = new ArrayList<>();
        values.forEach((label, value) -> bars.add(new Bar(label, value)));
        return new Bars(title, unit, List.copyOf(bars));
    }
}
