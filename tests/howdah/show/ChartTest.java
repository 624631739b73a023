package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.database.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final List<Map<String, Object>> POSTS = List.of(
        row("day", LocalDate.of(2026, 1, 1), "title", "one", "votes", 10, "views", 200),
        row("day", LocalDate.of(2026, 1, 2), "title", "two", "votes", null, "views", 400),
        row("day", LocalDate.of(2026, 1, 3), "title", "three", "votes", -5, "views", 300));

    private final Show show = Show.plain();

    record Point(int x, double y) {
    }

    @Test
    void shouldDrawBarsAsTextAndAsRectangles() {
        Chart chart = Chart.of(Chart.Kind.BARS, POSTS, "title", List.of("views"));
        assertThat(Show.of(false, 30).text(chart)).isEqualTo("""
            views by title
             one    200 █████████
             two    400 ██████████████████
             three  300 █████████████▌""");
        List<Element> bars = svg(chart).select("rect");
        assertThat(bars).extracting(bar -> bar.select("title").first().wholeText())
            .containsExactly("title one\nviews: 200", "title two\nviews: 400", "title three\nviews: 300");
        assertThat(number(bars.get(1), "height") / number(bars.get(0), "height")).isBetween(1.99, 2.01);
    }

    @Test
    void shouldDrawNegativeNumbersBelowZeroAndTellWhatIsLeftOut() {
        Document page = svg(Chart.of(Chart.Kind.BARS, POSTS, "title", List.of("votes")));
        List<Element> bars = page.select("rect");
        assertThat(bars).hasSize(2);
        assertThat(number(bars.get(0), "y") + number(bars.get(0), "height")).isEqualTo(number(bars.get(1), "y"));
        assertThat(page.select("text").eachText()).contains("(1 NULL left out)", "votes by title", "-5", "0", "10");
    }

    @Test
    void shouldDrawALineForEachColumnWithALegendAndAGapForNull() {
        Document page = svg(Chart.of(Chart.Kind.LINES, POSTS, "day", List.of("votes", "views")));
        assertThat(page.select("path")).extracting(path -> path.attr("d").replaceAll("[^ML]", "")).containsExactly("MM", "MLL");
        assertThat(page.select("path")).extracting(path -> path.attr("stroke")).doesNotHaveDuplicates();
        assertThat(page.select("text").eachText()).contains("votes, views by day", "votes", "views", "2026-01-02", "day");
        assertThat(page.select("circle title").eachText()).contains("day 2026-01-02 views: 400");
    }

    @Test
    void shouldTakeAllNumbersAndCountTheRowsIfNoColumnsAreNamed() {
        Chart chart = Chart.of(Chart.Kind.SCATTER, POSTS, null, List.of());
        assertThat(chart.title()).isEqualTo("votes, views");
        assertThat(chart.points().map(Chart.Point::x)).containsExactly(1.0, 3.0, 1.0, 2.0, 3.0);
    }

    @Test
    void shouldPutALineInTheOrderOfItsX() {
        Chart chart = Chart.of(Chart.Kind.LINES, List.of(new Point(3, 1), new Point(1, 2), new Point(2, 3)), "x", List.of("y"));
        assertThat(chart.points().map(Chart.Point::x)).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void shouldCountHowOftenValuesLieBetweenRoundNumbers() {
        Chart chart = Chart.of(Chart.Kind.HISTOGRAM, List.of(0, 1, 1.5, 9, 10, 29.9), null, List.of());
        assertThat(chart.edges()).containsExactly(0.0, 10.0, 20.0, 30.0);
        assertThat(show.text(chart).lines().map(line -> line.replaceAll(" █.*", "")))
            .containsExactly("rows by value", " 0 – 10   4", " 10 – 20  1", " 20 – 30  1");
        assertThat(svg(chart).select("rect title").first().wholeText()).isEqualTo("0 – 10\nrows: 4");
    }

    @Test
    void shouldCountTimesToo() {
        Chart chart = Chart.of(Chart.Kind.HISTOGRAM, List.of(row("at", Instant.parse("2026-03-04T10:07:00Z")),
            row("at", Instant.parse("2026-03-04T12:30:00Z"))), null, List.of("at"));
        assertThat(chart.labels()).containsExactly("10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00");
        assertThat(chart.notes()).containsExactly("from 2026-03-04");
    }

    @Test
    void shouldReadNumbersAndTimesOfAResultSet() throws SQLException {
        try (var connection = TestServer.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("""
                 SELECT timestamptz '2026-01-01 12:00:00+00' + n * interval '1 day' AS at, n, n / 4.0 AS quarter,
                        n::float8 / 0.3 AS real,
                        CASE n WHEN 2 THEN 'NaN'::float8 WHEN 3 THEN 'Infinity' ELSE n END AS odd
                 FROM generate_series(1, 3) AS n UNION ALL SELECT 'infinity', 4, NULL, 0, 0""")) {
            Chart chart = Chart.of(Chart.Kind.LINES, rows, "at", List.of("n", "quarter", "real", "odd"));
            assertThat(chart.axis()).isEqualTo(Chart.Axis.TIMES);
            assertThat(chart.series().get(0).points()).extracting(Chart.Point::y).containsExactly(1.0, 2.0, 3.0);
            assertThat(chart.series().get(1).points()).extracting(Chart.Point::y).containsExactly(0.25, 0.5, 0.75);
            assertThat(chart.series().get(3).points().stream().filter(Chart.Point::isGap)).hasSize(2);
            assertThat(chart.notes()).containsExactly("6 values left out that are not finite");
        }
    }

    @Test
    void shouldNameTheColumnsWhereOneIsMistyped() {
        assertThatThrownBy(() -> Chart.of(Chart.Kind.BARS, POSTS, "titel", List.of("votes"))).isInstanceOf(Failure.class)
            .hasMessage("There is no column \"titel\"; there are day, title, votes, views.")
            .extracting(failure -> ((Failure) failure).next()).isEqualTo("did you mean \"title\"?");
        assertThatThrownBy(() -> Chart.of(Chart.Kind.BARS, POSTS, null, List.of("vote"))).isInstanceOf(Failure.class);
    }

    @Test
    void shouldSayWhichColumnHoldsNoNumbers() {
        assertThatThrownBy(() -> Chart.of(Chart.Kind.LINES, POSTS, "day", List.of("title"))).isInstanceOf(Failure.class)
            .hasMessage("Column \"title\" holds no numbers, but values such as one.")
            .extracting(failure -> ((Failure) failure).next()).isEqualTo("take a column of numbers: votes, views");
        assertThatThrownBy(() -> Chart.of(Chart.Kind.LINES, List.of(row("a", "b")), null, List.of())).isInstanceOf(Failure.class)
            .hasMessage("There is no column of numbers; there are a.");
        assertThatThrownBy(() -> Chart.of(Chart.Kind.LINES, "text", null, List.of())).isInstanceOf(Failure.class)
            .hasMessageStartingWith("A chart is drawn of rows");
    }

    @Test
    void shouldKnowItsKindsByName() {
        assertThat(Chart.Kind.named("Scatter")).isEqualTo(Chart.Kind.SCATTER);
        assertThatThrownBy(() -> Chart.Kind.named("line")).isInstanceOf(Failure.class)
            .hasMessage("There is no chart \"line\"; there are bars, lines, scatter, histogram.")
            .extracting(failure -> ((Failure) failure).next()).isEqualTo("did you mean \"lines\"?");
    }

    @Test
    void shouldSayThatThereIsNothingToDraw() {
        for (Object none : List.of(List.of(), List.of(row("a", null)), List.of(row("a", Double.NaN)))) {
            for (Chart.Kind kind : Chart.Kind.values()) {
                Chart chart = Chart.of(kind, none, null, List.of());
                assertThat(show.text(chart)).contains("(nothing to draw)");
                assertThat(show.html(chart)).isEmpty();
            }
        }
    }

    @Test
    void shouldDrawDotsBetweenTwoAxes() {
        Chart chart = Chart.of(Chart.Kind.LINES, List.of(new Point(0, 0), new Point(10, 100)), "x", List.of("y"));
        assertThat(Show.of(false, 40).text(chart)).isEqualTo("""
            y by x
             100 │                              ⣀⠤⠒⠉
                 │                         ⢀⡠⠤⠒⠉
                 │                     ⢀⡠⠔⠊⠁
                 │                 ⣀⠤⠒⠉⠁
              50 │            ⢀⣀⠤⠒⠉
                 │        ⢀⡠⠔⠊⠁
                 │    ⣀⠤⠒⠊⠁
               0 │⣀⠤⠒⠉
                 └┬────────────────┬───────────────┬
                  0                5              10""");
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 40, false, false);
        assertThat(ascii.text(chart)).contains("100 |", "*", "+").satisfies(text ->
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue());
    }

    @Test
    void shouldMarkSeveralSeriesInText() {
        String text = show.text(Chart.of(Chart.Kind.SCATTER, POSTS, "day", List.of("votes", "views")));
        assertThat(text).contains(" * votes\n + views\n(1 NULL left out)");
        assertThat(text.lines().limit(17).mapToLong(line -> line.chars().filter(c -> c == '+').count()).sum()).isEqualTo(3);
    }

    @Test
    void shouldThinALineOfManyPointsWithoutLosingItsPeaks() {
        List<Point> points = new ArrayList<>(IntStream.range(0, 50_000).mapToObj(i -> new Point(i, i % 7)).toList());
        points.set(12_345, new Point(12_345, 1000));
        Chart chart = Chart.of(Chart.Kind.LINES, points, "x", List.of("y"));
        List<Chart.Point> drawn = Thinning.of(chart.series().getFirst().points(), ChartScale.of(chart, 7, 6), 640);
        assertThat(drawn).hasSizeLessThan(2600).contains(new Chart.Point(12_345, 1000), new Chart.Point(0, 0),
            new Chart.Point(49_999, 5));
        assertThat(show.html(chart)).hasSizeLessThan(60_000);
        assertThat(show.html(Chart.of(Chart.Kind.SCATTER, points, "x", List.of("y")))).hasSizeLessThan(200_000);
    }

    @Test
    void shouldDrawTheFirstOfVeryManyBars() {
        Chart chart = Chart.of(Chart.Kind.BARS, IntStream.rangeClosed(1, 1000).boxed().toList(), null, List.of());
        assertThat(svg(chart).select("rect")).hasSize(200);
        assertThat(show.text(chart)).endsWith("(the first 200 of 1000 rows)");
    }

    @Test
    void shouldWriteRoundNumbersAlongAnAxis() {
        assertThat(Ticks.around(Chart.Axis.NUMBERS, 0.1, 0.42, 4).labels()).containsExactly("0.1", "0.2", "0.3", "0.4", "0.5");
        assertThat(Ticks.around(Chart.Axis.NUMBERS, -1200, 3400, 5).labels())
            .containsExactly("-2,000", "-1,000", "0", "1,000", "2,000", "3,000", "4,000");
        assertThat(Ticks.around(Chart.Axis.NUMBERS, 7, 7, 4).labels()).contains("7.0");
        assertThat(Ticks.around(Chart.Axis.NUMBERS, 0, 2.5e12, 3).labels()).containsExactly("0", "1e+12", "2e+12", "3e+12");
    }

    @Test
    void shouldWriteRoundTimesAlongAnAxis() {
        assertThat(times("2026-01-05T00:00:00", "2026-03-04T00:00:00", 5)).containsExactly("2026-01-05", "2026-01-19",
            "2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16");
        assertThat(times("2024-11-20T00:00:00", "2026-03-04T00:00:00", 6)).containsExactly("2024-10", "2025-01", "2025-04",
            "2025-07", "2025-10", "2026-01", "2026-04");
        assertThat(times("1969-12-31T23:59:58", "1970-01-01T00:00:01", 3)).containsExactly("23:59:58", "23:59:59", "1970-01-01",
            "00:00:01", "00:00:02");
        assertThat(times("2026-01-01T00:00:00", "2026-01-01T00:00:00.3", 3)).contains("00:00:00.100");
        assertThat(times("1800-05-05T00:00:00", "2026-01-01T00:00:00", 4)).containsExactly("1800", "1900", "2000", "2100");
    }

    private static List<String> times(String from, String to, int about) {
        return TimeTicks.around(milliseconds(from), milliseconds(to), about, 0).labels();
    }

    private static double milliseconds(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @Property(tries = 300)
    void shouldSurroundAnyRangeWithRoundNumbers(@ForAll double one, @ForAll double other,
                                                 @ForAll @IntRange(min = 1, max = 30) int about) {
        double least = Math.clamp(Math.min(one, other), -1e300, 1e300);
        double most = Math.clamp(Math.max(one, other), -1e300, 1e300);
        Ticks ticks = Ticks.around(Chart.Axis.NUMBERS, least, most, about);
        assertThat(ticks.values()).isSorted().hasSizeBetween(2, about + 4);
        assertThat(ticks.first()).isLessThanOrEqualTo(least);
        assertThat(ticks.last()).isGreaterThanOrEqualTo(most);
    }

    @Property(tries = 200)
    void shouldDrawAnyRows(@ForAll("rows") List<Map<String, Object>> rows, @ForAll Chart.Kind kind, @ForAll boolean counted,
                           @ForAll @IntRange(min = 20, max = 120) int width) {
        Chart chart = Chart.of(kind, rows, counted ? null : "x", List.of("y", "z"));
        String text = Show.of(false, width).text(chart);
        assertThat(text.lines()).allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(width));
        String html = show.html(chart);
        if (!html.isEmpty()) {
            Page.requireHarmless(html);
            assertThat(Page.of(html).select("rect, path, circle, line, text")).allSatisfy(shape -> assertThat(shape.attributes())
                .allSatisfy(attribute -> assertThat(attribute.getValue()).doesNotContain("NaN", "Infinity")));
        }
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> rows() {
        Arbitrary<Object> numbers = Arbitraries.oneOf(List.of(Arbitraries.integers(), Arbitraries.doubles(),
            Arbitraries.bigDecimals(),
            Arbitraries.of(0, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, -0.0)))
            .<Object>map(number -> number).injectNull(0.1);
        Arbitrary<Arbitrary<?>> kinds = Arbitraries.of(Arrays.asList(Page.attacks(), numbers,
            Arbitraries.longs().between(-100_000_000_000L, 250_000_000_000L).map(Instant::ofEpochSecond),
            Arbitraries.integers().between(-100_000, 100_000).map(LocalDate::ofEpochDay)));
        return kinds.flatMap(xs -> Combinators.combine(xs, numbers, numbers).as((x, y, z) -> row("x", x, "y", y, "z", z))
            .list().ofMinSize(1).ofMaxSize(30));
    }

    private Document svg(Chart chart) {
        String html = show.html(chart);
        Page.requireHarmless(html);
        Document page = Page.of(html);
        assertThat(page.select(".howdah-drawing[hidden] > svg[role=img] > title").text()).isEqualTo(chart.title());
        assertThat(page.select(".howdah-drawing + pre.howdah-text").first().wholeText()).isEqualTo(show.text(chart));
        return page;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.attr(attribute));
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
