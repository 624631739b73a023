package howdah.check;

import howdah.show.Show;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the rows that were found differ from those that were asked for, in words and as a table with a remark on each row.
final class Difference {

    private static final int ROWS = 10;

    private final String seen;
    private final Rows found;
    private final Rows wanted;
    private final Show show;

    /// @param seen `You showed`: how a sentence about what was found begins
    private Difference(String seen, Rows found, Rows wanted, Show show) {
        this.seen = seen;
        this.found = found;
        this.wanted = wanted;
        this.show = show;
    }

    /// What to say; empty if there is no difference. The columns of a plain `VALUES (…)` have the names of those that were found.
    ///
    /// @param isOrdered whether the order counts
    static String of(String seen, Rows found, Rows wanted, boolean isOrdered, Show show) {
        var places = IntStream.rangeClosed(1, found.columns().size()).mapToObj("column%d"::formatted).toList();
        var isUnnamed = wanted.columns().equals(places);
        return ofNamed(seen, found, isUnnamed ? new Rows(found.columns(), wanted.rows()) : wanted, isOrdered, show);
    }

    private static String ofNamed(String seen, Rows found, Rows wanted, boolean isOrdered, Show show) {
        var difference = new Difference(seen, found, wanted, show);
        var columns = difference.inColumns();
        if (!columns.isEmpty()) {
            return columns;
        }
        return new Difference(seen, difference.aligned(), wanted, show).inRows(isOrdered);
    }

    private String inColumns() {
        if (found.rows().isEmpty() || !found.isNamed() && wanted.columns().size() == 1) {
            return "";
        }
        if (!found.isNamed()) {
            return "%s %s without columns; the columns %s were asked for.".formatted(seen,
                found.rows().size() == 1 ? "a single value" : "values", named(wanted.columns()));
        }
        var missing = without(wanted, found);
        var extra = without(found, wanted);
        if (!missing.isEmpty() && missing.size() == extra.size() && isRenamed(missing, extra)) {
            return "%s the column%s %s under another name: call %s %s.".formatted(seen, missing.size() == 1 ? "" : "s",
                named(missing), missing.size() == 1 ? "it" : "them", named(missing) + " instead of " + named(extra));
        }
        if (!missing.isEmpty()) {
            return "%s no column %s; there %s %s.".formatted(seen, named(missing), found.columns().size() == 1 ? "is" : "are",
                named(found.columns()));
        }
        return extra.isEmpty() ? ""
            : "%s more columns than were asked for: %s.".formatted(seen, named(extra));
    }

    private static List<String> without(Rows rows, Rows others) {
        return rows.columns().stream().filter(column -> !others.keys().contains(Rows.key(column))).toList();
    }

    private static String named(List<String> columns) {
        return columns.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }

    /// Whether the same values stand there under those other names.
    private boolean isRenamed(List<String> missing, List<String> extra) {
        return IntStream.range(0, missing.size())
            .allMatch(place -> sorted(wanted, missing.get(place)).equals(sorted(found, extra.get(place))));
    }

    private static List<String> sorted(Rows rows, String column) {
        return rows.column(rows.columns().indexOf(column)).stream().map(String::valueOf).sorted().toList();
    }

    private Rows aligned() {
        return found.isNamed() && !found.rows().isEmpty() ? found.in(wanted) : new Rows(wanted.columns(), found.rows());
    }

    private String inRows(boolean isOrdered) {
        var types = types();
        if (!types.isEmpty()) {
            return types;
        }
        var missing = minus(wanted.rows(), found.rows());
        var extra = minus(found.rows(), wanted.rows());
        if (missing.isEmpty() && extra.isEmpty()) {
            return isOrdered && !found.rows().equals(wanted.rows()) ? order() : "";
        }
        return contents(missing, extra);
    }

    /// Columns whose values are all of another kind.
    private String types() {
        return IntStream.range(0, wanted.columns().size()).mapToObj(column -> {
            var is = kinds(found.column(column));
            var should = kinds(wanted.column(column));
            return is.size() == 1 && should.size() == 1 && !is.equals(should)
                ? "%s %s as %s; it should be %s.".formatted(seen, nameOf(column), is.iterator().next(), should.iterator().next())
                : "";
        }).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private String nameOf(int column) {
        return wanted.columns().size() == 1 && !found.isNamed()
            ? "the value" : "the column \"%s\"".formatted(wanted.columns().get(column));
    }

    private static LinkedHashSet<String> kinds(List<Object> values) {
        return values.stream().filter(Objects::nonNull).map(Values::kind).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<List<Object>> minus(List<List<Object>> rows, List<List<Object>> others) {
        var left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    private String order() {
        var place = IntStream.range(0, wanted.rows().size())
            .filter(row -> !wanted.rows().get(row).equals(found.rows().get(row))).findFirst().orElseThrow();
        var remarks = new ArrayList<Remark>();
        for (var row = Math.max(0, place - 1); row < Math.min(place + 3, wanted.rows().size()); row++) {
            var at = wanted.rows().indexOf(found.rows().get(row));
            remarks.add(new Remark(at == row ? "" : "belongs to place " + (at + 1), found.rows().get(row)));
        }
        return "%s the right rows, but in another order, from row %d on.\n\n%s".formatted(seen, place + 1, table(remarks));
    }

    private String contents(List<List<Object>> missing, List<List<Object>> extra) {
        var remarks = new ArrayList<Remark>();
        var twice = extra.stream().filter(wanted.rows()::contains).toList();
        var strange = extra.stream().filter(row -> !wanted.rows().contains(row)).toList();
        missing.forEach(row -> remarks.add(new Remark("missing", row)));
        strange.forEach(row -> remarks.add(new Remark("not asked for", row)));
        twice.forEach(row -> remarks.add(new Remark("once too often", row)));
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("missing", missing.size());
        counts.put("not asked for", strange.size());
        counts.put("there once too often", twice.size());
        var told = counts.entrySet().stream().filter(each -> each.getValue() > 0)
            .map(each -> "%d %s %s".formatted(each.getValue(), each.getValue() == 1 ? "is" : "are", each.getKey()))
            .collect(Collectors.joining(", "));
        var cell = missing.size() == strange.size() ? cell(missing, strange) : "";
        return "%s %s: %s.%s\n\n%s".formatted(seen, sizes(), told, cell.isEmpty() ? "" : " " + cell, table(remarks));
    }

    private String sizes() {
        var is = found.rows().size();
        var should = wanted.rows().size();
        if (is == should) {
            return is == 1 ? "one row, but not the right one" : "%d rows, but not the right ones".formatted(is);
        }
        return "%s instead of %d".formatted(is == 0 ? "no row" : is == 1 ? "1 row" : is + " rows", should);
    }

    /// Where all rows differ from what was asked for in one column only: which, and how in the first of them.
    private String cell(List<List<Object>> missing, List<List<Object>> strange) {
        var columns = new LinkedHashSet<Integer>();
        for (var row = 0; row < missing.size(); row++) {
            for (var column = 0; column < wanted.columns().size(); column++) {
                if (!Objects.equals(missing.get(row).get(column), strange.get(row).get(column))) {
                    columns.add(column);
                }
            }
        }
        if (columns.size() != 1 || wanted.columns().size() == 1 && found.columns().size() == 1 && missing.size() > 1) {
            return "";
        }
        var column = columns.iterator().next();
        return "In \"%s\" there is %s where %s should be.".formatted(wanted.columns().get(column),
            told(strange.getFirst().get(column)), told(missing.getFirst().get(column)));
    }

    /// A value so that NULL, an empty text and a number's text can be told apart.
    static String told(Object normal) {
        return switch (normal) {
            case null -> "NULL";
            case String text when text.isEmpty() -> "an empty text";
            case String text -> "\"%s\"".formatted(text.length() > 60 ? text.substring(0, 60) + "…" : text);
            case BigDecimal number -> number.toPlainString();
            case List<?> list -> list.stream().map(Difference::told).collect(Collectors.joining(", ", "[", "]"));
            default -> Show.plain().text(normal);
        };
    }

    private record Remark(String text, List<Object> row) {
    }

    private String table(List<Remark> remarks) {
        var rows = remarks.stream().limit(ROWS).map(remark -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("", remark.text());
            IntStream.range(0, wanted.columns().size()).forEach(column -> row.put(wanted.columns().get(column).isEmpty()
                ? "value" : wanted.columns().get(column), remark.row().get(column)));
            return row;
        }).toList();
        var drawn = show.text(rows);
        var more = remarks.size() - rows.size();
        return drawn.substring(0, drawn.lastIndexOf("\n(")) + (more > 0 ? "\n… and %d more".formatted(more) : "");
    }
}
