package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlTableTest {

    private final Show show = Show.plain();

    @Test
    void shouldDrawRowsAsATable() {
        Element table = table(List.of(row("id", 1, "title", "Hello"), row("id", 20, "title", "World")));
        assertThat(table.select("thead th[scope=col]").eachText()).containsExactly("id", "title");
        assertThat(texts(table)).containsExactly(List.of("1", "Hello"), List.of("20", "World"));
        assertThat(table.select("caption").text()).isEqualTo("(2 rows)");
    }

    @Test
    void shouldPutNumbersToTheRightAndTextsToTheLeft() {
        Element table = table(List.of(row("id", 1, "title", "Hello")));
        assertThat(table.select("td").eachAttr("style")).satisfiesExactly(
            style -> assertThat(style).contains("text-align:right"), style -> assertThat(style).contains("text-align:left"));
    }

    @Test
    void shouldTellNullFromAnEmptyTextAndFromTheWord() {
        List<Element> cells = table(Arrays.asList(null, "", "NULL", "null")).select("td");
        assertThat(cells.get(0).select("em").text()).isEqualTo("NULL");
        assertThat(cells.get(1).wholeText()).isEmpty();
        assertThat(cells.get(1).attr("title")).isEqualTo("an empty text");
        assertThat(cells.get(2).wholeText()).isEqualTo("\"NULL\"");
        assertThat(cells.get(3).wholeText()).isEqualTo("null");
        assertThat(cells.subList(1, 4)).allSatisfy(cell -> assertThat(cell.select("em")).isEmpty());
    }

    @Test
    void shouldLeaveBlankWhatARowDoesNotHave() {
        Element blank = table(List.of(row("a", 1), row("b", 2))).select("td").get(1);
        assertThat(blank.wholeText()).isEmpty();
        assertThat(blank.attr("title")).isEmpty();
    }

    @Test
    void shouldDrawAListingWithoutAHead() {
        Element table = table(List.of("a", "b"));
        assertThat(table.select("thead")).isEmpty();
        assertThat(texts(table)).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void shouldCountTheRowsThatItDoesNotDraw() {
        Element table = table(IntStream.range(0, 1000).boxed().toList());
        assertThat(table.select("tbody tr")).hasSize(200);
        assertThat(table.select("caption").text()).isEqualTo("and 800 more rows (1000 rows)");
    }

    @Test
    void shouldCutALongTextAndTellTheWholeInItsTitle() {
        Element cell = table(row("text", "x".repeat(150) + "\nend")).selectFirst("td");
        assertThat(cell.text()).isEqualTo("x".repeat(99) + "…");
        assertThat(cell.attr("title")).isEqualTo("x".repeat(150) + "\nend");
        assertThat(table(row("text", "x".repeat(1_000_000))).toString()).hasSizeLessThan(4000);
    }

    @Test
    void shouldMakeControlsAndTurnsOfDirectionVisible() {
        assertThat(table(row("a\u001b[2J", "one\ntwo\u202eeerht\u0000\uffff")).select("th, td").eachText())
            .containsExactly("a␛[2J", "one↵two\\u202eeerht␀\\uffff");
    }

    @Test
    void shouldReadAResultSetOnceAndDrawItTwice() throws SQLException {
        try (var connection = TestServer.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT 1 AS id, '<b>' AS html UNION ALL SELECT 2, NULL ORDER BY 1")) {
            Drawn drawn = show.drawn(rows);
            assertThat(drawn.text()).isEqualTo(" id │ html\n────┼──────\n  1 │ <b>\n  2 │ NULL\n(2 rows)");
            assertThat(texts(Page.of(drawn.html()).selectFirst("table")))
                .containsExactly(List.of("1", "<b>"), List.of("2", "NULL"));
        }
    }

    @Test
    void shouldDrawNothingWhereTextSaysItAll() {
        for (Object value : Arrays.asList(42, "text", null, true, Optional.empty(), new byte[] {1}, new StringBuilder("x"))) {
            assertThat(show.html(value)).isEmpty();
            assertThat(show.drawn(value)).isEqualTo(new Drawn(show.text(value), ""));
        }
    }

    @Test
    void shouldDrawWhatAnOptionalHolds() {
        assertThat(show.html(Optional.of(row("a", 1)))).isEqualTo(show.html(row("a", 1))).isNotEmpty();
    }

    @Test
    void shouldSayThatThereIsNothingToShow() {
        assertThat(table(Map.of()).text()).isEqualTo("(no columns)");
        assertThat(table(List.of()).text()).isEqualTo("(0 rows)");
    }

    @Property(tries = 200)
    void shouldShowAnyTextAsTextAndBeWellFormed(@ForAll("rows") List<Map<String, Object>> rows) {
        String html = show.html(rows);
        Page.requireHarmless(html);
        Element table = Page.of(html).selectFirst("table");
        assertThat(table.select("tbody tr")).hasSize(rows.size());
        List<String> names = rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        assertThat(table.select("th").stream().map(Element::wholeText))
            .isEqualTo(names.stream().map(name -> Markup.cut(name, 100)).toList());
        for (int i = 0; i < rows.size() && !names.isEmpty(); i++) {
            Map<String, Object> row = rows.get(i);
            assertThat(table.select("tbody tr").get(i).select("td").stream().map(Element::wholeText).toList())
                .isEqualTo(names.stream().map(name -> row.containsKey(name) ? Markup.cut(Value.text(row.get(name)), 100) : "")
                    .toList());
        }
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> rows() {
        Arbitrary<?> values = Arbitraries.oneOf(List.of(Arbitraries.strings().ofMaxLength(120), Page.attacks(),
            Arbitraries.integers(), Arbitraries.doubles(), Arbitraries.bytes().array(byte[].class)));
        return Arbitraries.maps(Arbitraries.oneOf(Page.attacks(), Arbitraries.strings().ofMinLength(1).ofMaxLength(5)),
            values.<Object>map(value -> value).injectNull(0.1)).ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(6);
    }

    private Element table(Object value) {
        String html = show.html(value);
        Page.requireHarmless(html);
        return Page.of(html).selectFirst("table");
    }

    private static List<List<String>> texts(Element table) {
        List<List<String>> rows = new ArrayList<>();
        table.select("tbody tr").forEach(row -> rows.add(row.select("td").eachText()));
        return rows;
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(row);
    }
}
