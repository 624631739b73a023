package howdah.show;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A chart of the numbers in rows.
///
/// @param x      what the values along the horizontal axis are
/// @param axis   of what kind those are
/// @param labels for [Axis#LABELS] the text at 0, 1, 2 and so on, for a histogram those of its edges, else empty
/// @param edges  for a histogram where each of its bars begins, and where the last one ends; else empty
/// @param notes  what is told below it, such as `3 NULLs left out`
public record Chart(Kind kind, String x, Axis axis, List<String> labels, List<Double> edges, List<Series> series,
                    List<String> notes) implements Picture {

    public enum Kind {
        BARS, LINES, SCATTER, HISTOGRAM;

        /// @param word `bars`, `lines`, `scatter` or `histogram`
        /// @throws Failure if it is none of them
        public static Kind named(String word) {
            List<String> words = Stream.of(values()).map(Kind::toString).toList();
            if (!words.contains(word.toLowerCase(Locale.ROOT))) {
                throw Failure.usage("There is no chart \"%s\"; there are %s.".formatted(word, String.join(", ", words)))
                    .next(Nearest.advice(word, words));
            }
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What stands along the horizontal axis.
    public enum Axis {
        NUMBERS,
        /// Milliseconds since 1970, as a clock shows them.
        TIMES,
        /// Such milliseconds, all of them at midnight.
        DATES,
        /// Anything else, each at a place of its own.
        LABELS
    }

    /// @param points in the order in which a line goes through them
    public record Series(String name, List<Point> points) {
    }

    /// @param y not a number ([Double#NaN]) where a line has a gap
    public record Point(double x, double y) {

        boolean isGap() {
            return Double.isNaN(y);
        }
    }

    /// @param rows what is shown as a table: a list of maps or records, a [java.sql.ResultSet], a list of numbers …
    /// @param x    the column along the horizontal axis; null for the numbers of the rows; not used for a histogram
    /// @param ys   the columns with the numbers, each a series of its own; if empty, all numbers but `x`
    /// @throws Failure if a column does not exist or has other values than numbers; a histogram may be of times too
    public static Chart of(Kind kind, Object rows, String x, List<String> ys) {
        return new ChartReader(kind, rows).read(x, ys);
    }

    /// `votes, views by day`.
    String title() {
        String names = String.join(", ", series.stream().map(Series::name).toList());
        return kind == Kind.HISTOGRAM ? "rows by " + names : x.isEmpty() ? names : names + " by " + x;
    }

    Stream<Point> points() {
        return series.stream().flatMap(each -> each.points().stream()).filter(point -> !point.isGap());
    }

    boolean isEmpty() {
        return points().findAny().isEmpty();
    }
}
