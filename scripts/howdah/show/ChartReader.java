package howdah.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Makes a chart of rows.
final class ChartReader {

    private static final int MOST_BARS = 200;
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 30;

    private final Chart.Kind kind;
    private final Map<String, ChartColumn> columns = new LinkedHashMap<>();
    private final int count;
    private int nulls;
    private int infinite;

    ChartReader(Chart.Kind kind, Object rows) {
        Table table = TableReader.read(rows).orElseThrow(() -> Failure.usage("A chart is drawn of rows, and this is none: "
            + Markup.cut(Value.text(rows), 60)).next("give it a list of maps or records, or a ResultSet"));
        this.kind = kind;
        this.count = table.rows().size();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.putIfAbsent(table.columns().get(i).name(), new ChartColumn(table, i));
        }
    }

    Chart read(String x, List<String> ys) {
        if (columns.isEmpty() && count == 0) {
            return new Chart(kind, "", Chart.Axis.LABELS, List.of(), List.of(), List.of(), List.of("no rows"));
        }
        ChartColumn across = x == null ? null : column(x);
        List<ChartColumn> numbers = numbers(x, ys);
        return kind == Chart.Kind.HISTOGRAM ? histogram(numbers) : chart(across, numbers);
    }

    private ChartColumn column(String name) {
        if (!columns.containsKey(name)) {
            throw Failure.usage("There is no column \"%s\"; there are %s.".formatted(name, String.join(", ", columns.keySet())))
                .next(Nearest.advice(name, columns.keySet()));
        }
        return columns.get(name);
    }

    private List<ChartColumn> numbers(String x, List<String> ys) {
        if (ys.isEmpty()) {
            List<ChartColumn> all = columns.entrySet().stream().filter(column -> !column.getKey().equals(x))
                .map(Map.Entry::getValue).filter(ChartColumn::isNumber).toList();
            if (all.isEmpty()) {
                throw Failure.usage("There is no column of numbers; there are %s.".formatted(String.join(", ", columns.keySet())))
                    .next("select a number, such as count(*)");
            }
            return all;
        }
        List<ChartColumn> named = ys.stream().map(this::column).toList();
        named.stream().filter(column -> !isFit(column)).findFirst().ifPresent(column -> {
            throw Failure.usage("Column \"%s\" holds no numbers, but values %s.".formatted(column.name(), column.type()))
                .next("take a column of numbers" + columns.entrySet().stream().filter(each -> isFit(each.getValue()))
                    .map(Map.Entry::getKey).reduce((one, other) -> one + ", " + other).map(": "::concat).orElse(""));
        });
        return named;
    }

    private boolean isFit(ChartColumn column) {
        return column.isNumber() || kind == Chart.Kind.HISTOGRAM && column.isTime();
    }

    private Chart chart(ChartColumn across, List<ChartColumn> numbers) {
        Chart.Axis axis = kind == Chart.Kind.BARS ? Chart.Axis.LABELS : across == null ? Chart.Axis.NUMBERS : across.axis();
        int drawn = kind == Chart.Kind.BARS ? Math.min(count, MOST_BARS) : count;
        List<String> labels = axis != Chart.Axis.LABELS ? List.of() : IntStream.range(0, drawn)
            .mapToObj(row -> across == null ? String.valueOf(row + 1) : across.text(row)).toList();
        List<Chart.Series> series = new ArrayList<>();
        for (ChartColumn column : numbers) {
            series.add(new Chart.Series(column.name(), points(axis, across, column, drawn)));
        }
        return new Chart(kind, across == null ? "" : across.name(), axis, labels, List.of(), series, notes(drawn));
    }

    private List<Chart.Point> points(Chart.Axis axis, ChartColumn across, ChartColumn column, int drawn) {
        List<Chart.Point> points = new ArrayList<>();
        for (int row = 0; row < drawn; row++) {
            OptionalDouble x = axis == Chart.Axis.LABELS ? OptionalDouble.of(row)
                : across == null ? OptionalDouble.of(row + 1) : value(across, row);
            OptionalDouble y = x.isPresent() ? value(column, row) : OptionalDouble.empty();
            x.ifPresent(at -> points.add(new Chart.Point(at, y.orElse(Double.NaN))));
        }
        if (kind == Chart.Kind.LINES) {
            points.sort(Comparator.comparingDouble(Chart.Point::x));
        }
        return points;
    }

    /// Empty for what cannot be drawn, which is counted.
    private OptionalDouble value(ChartColumn column, int row) {
        OptionalDouble value = column.at(row);
        if (value.isEmpty() && column.isNull(row)) {
            nulls++;
        } else if (value.isEmpty()) {
            infinite++;
        }
        return value;
    }

    private Chart histogram(List<ChartColumn> numbers) {
        boolean times = numbers.stream().allMatch(ChartColumn::isTime);
        if (!times && numbers.stream().anyMatch(ChartColumn::isTime)) {
            throw Failure.usage("A histogram is either of numbers or of times.").next("draw one for each column");
        }
        List<double[]> values = numbers.stream().map(column -> IntStream.range(0, count)
            .mapToObj(row -> value(column, row)).flatMapToDouble(OptionalDouble::stream).toArray()).toList();
        double[] all = values.stream().flatMapToDouble(DoubleStream::of).toArray();
        Chart.Axis axis = numbers.stream().map(ChartColumn::axis).distinct().reduce((one, other) -> Chart.Axis.TIMES)
            .orElseThrow();
        Ticks ticks = edges(axis, all);
        List<Double> edges = ticks.values();
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            series.add(new Chart.Series(numbers.get(i).name(), bins(values.get(i), edges)));
        }
        List<String> notes = notes(count);
        if (!ticks.note().isEmpty()) {
            notes.addFirst(ticks.note());
        }
        return new Chart(kind, "", axis, ticks.labels(), edges, series, notes);
    }

    private static Ticks edges(Chart.Axis axis, double[] values) {
        return values.length == 0 ? new Ticks(List.of(), List.of(), "")
            : Ticks.around(axis, DoubleStream.of(values).min().getAsDouble(), DoubleStream.of(values).max().getAsDouble(),
                Math.clamp((int) Math.sqrt(values.length), FEWEST_BINS, MOST_BINS));
    }

    /// For each two edges how many values lie between them; the lower edge belongs to it.
    private static List<Chart.Point> bins(double[] values, List<Double> edges) {
        int[] counts = new int[Math.max(0, edges.size() - 1)];
        for (double value : values) {
            int bin = 0;
            while (bin < counts.length - 1 && value >= edges.get(bin + 1)) {
                bin++;
            }
            counts[bin]++;
        }
        return IntStream.range(0, counts.length).mapToObj(bin -> new Chart.Point(edges.get(bin), counts[bin])).toList();
    }

    private List<String> notes(int drawn) {
        List<String> notes = new ArrayList<>();
        if (drawn < count) {
            notes.add("the first %d of %d rows".formatted(drawn, count));
        }
        if (nulls > 0) {
            notes.add(nulls == 1 ? "1 NULL left out" : nulls + " NULLs left out");
        }
        if (infinite > 0) {
            notes.add((infinite == 1 ? "1 value" : infinite + " values") + " left out that "
                + (infinite == 1 ? "is" : "are") + " not finite");
        }
        return notes;
    }
}
