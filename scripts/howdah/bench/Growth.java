package howdah.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// How something grows with what there is to do.
///
/// Its exponent is that of the steepest stretch between two neighbouring sizes: 1 is linear, 2 quadratic, 0 does not grow at all.
///
/// @param unit of the figures
/// @param by   what there is more and more of, such as "rows"
record Growth(String what, String unit, String by, SortedMap<Integer, Figures> sizes) {

    /// What is linear measures a little more or less.
    static final double LIMIT = 1.2;

    double exponent() {
        var counts = List.copyOf(sizes.keySet());
        var steepest = 0.0;
        for (var i = 1; i < counts.size(); i++) {
            steepest = Math.max(steepest, exponent(counts.get(i - 1), counts.get(i)));
        }
        return steepest;
    }

    private double exponent(int fewer, int more) {
        return Math.log(sizes.get(more).median() / sizes.get(fewer).median()) / Math.log((double) more / fewer);
    }

    boolean isBroken() {
        return exponent() > LIMIT;
    }

    /// As a row of a table.
    Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", what);
        line.put("grows with", by);
        line.put("from there to here", sizes.entrySet().stream().map(each -> "%,d: %s".formatted(each.getKey(),
            Figures.number(each.getValue().median()))).collect(Collectors.joining(" · ")) + " " + unit);
        line.put("exponent", Figures.number(exponent()));
        line.put("times, per doubling", Figures.number(Math.pow(2, exponent())));
        line.put("no worse than linear", isBroken() ? "NO" : "yes");
        return line;
    }

    /// As an object of JSON.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", what);
        json.put("unit", unit);
        json.put("by", by);
        json.put("sizes", sizes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().runs(),
            (first, second) -> first, LinkedHashMap::new)));
        json.put("exponent", exponent());
        json.put("isLinear", !isBroken());
        return json;
    }
}
