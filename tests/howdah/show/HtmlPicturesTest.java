package howdah.show;

import static howdah.show.TimeLine.Kind.COMMIT;
import static howdah.show.TimeLine.Kind.DEADLOCK;
import static howdah.show.TimeLine.Kind.DONE;
import static howdah.show.TimeLine.Kind.GRANTED;
import static howdah.show.TimeLine.Kind.STATEMENT;
import static howdah.show.TimeLine.Kind.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// Plans, bars and time lines as tables of HTML.
class HtmlPicturesTest {

    private static final String PLAN = """
        [{"Plan": {"Node Type": "Hash Join", "Join Type": "Left", "Total Cost": 300.0, "Plan Rows": 10,
            "Actual Total Time": 20.0, "Actual Rows": 1000.00, "Actual Loops": 1, "Hash Cond": "(v.post_id = p.id)", "Plans": [
              {"Node Type": "Seq Scan", "Relation Name": "votes", "Alias": "v", "Total Cost": 200.0, "Plan Rows": 100,
               "Actual Total Time": 5.0, "Actual Rows": 100.00, "Actual Loops": 3, "Shared Hit Blocks": 7,
               "Filter": "(name = '<script>alert(1)</script>')"},
              {"Node Type": "Hash", "Plan Rows": 5, "Actual Total Time": 0.0, "Actual Rows": 0, "Actual Loops": 0}]},
          "Planning Time": 0.25, "Execution Time": 21.0}]""";

    private static final TimeLine BLOCKED = new TimeLine(List.of(
        event("a", STATEMENT, "UPDATE test\n   SET num = 1"), event("a", DONE, "1 row"),
        event("b", STATEMENT, "UPDATE test SET num = 2"), event("b", WAITS, "row of test", "a"),
        event("a", COMMIT, ""), event("b", GRANTED, ""), event("b", DONE, "1 row")));

    private final Show show = Show.plain();

    @Test
    void shouldDrawEachNodeWithItsTimeItsShareAndItsRows() {
        List<Element> rows = page(Map.of("QUERY PLAN", PLAN)).select("tbody tr");
        assertThat(rows).extracting(row -> row.select("strong").text())
            .containsExactly("Hash Left Join", "Seq Scan on votes v ◀ costliest", "Hash");
        assertThat(rows.get(0).select("td").eachText()).containsExactly(
            "Hash Left Join Hash Cond: v.post_id = p.id ! 100 times as many rows as estimated: ANALYZE may help", "20 ms",
            "5 ms, 25 %", "1,000 rows (10 estimated)");
        assertThat(rows.get(1).select("td").last().text()).isEqualTo("300 rows (300 estimated) 3 loops buffers: 7 hit");
        assertThat(rows.get(2).text()).isEqualTo("└ Hash never executed");
        assertThat(bar(rows.get(1)) / bar(rows.get(0))).isEqualTo(3);
    }

    @Test
    void shouldMarkTheCostliestNodeAndTellAllOfItOnHovering() {
        Document page = page(Map.of("QUERY PLAN", PLAN));
        assertThat(page.select("strong[style*=" + Html.RED + "]").eachText()).containsExactly("Seq Scan on votes v ◀ costliest");
        assertThat(page.select("tr[title]").get(1).attr("title")).contains("Filter: (name = '<script>alert(1)</script>')",
            "Shared Hit Blocks: 7");
        assertThat(page.select("caption").text()).isEqualTo("Planning 0.25 ms, Execution 21 ms");
    }

    @Test
    void shouldLeaveAPlanInAFormatForPeopleToText() {
        assertThat(show.html(Map.of("QUERY PLAN", "Seq Scan on posts"))).isEmpty();
    }

    @Test
    void shouldDrawBarsAsLongAsTheirNumbers() {
        Document page = page(Bars.of("rows per second", "ms", values("one", 1000, "batch", 2000, "none", 0)));
        assertThat(page.select("caption").text()).isEqualTo("rows per second");
        assertThat(page.select("tr").eachText()).containsExactly("one 1,000 ms", "batch 2,000 ms", "none 0 ms");
        List<Element> rows = page.select("tr");
        assertThat(bar(rows.get(1)) / bar(rows.get(0))).isEqualTo(2);
        assertThat(bar(rows.get(2))).isZero();
    }

    @Test
    void shouldDrawNegativeNumbersToTheLeftOfZero() {
        List<Element> rows = page(Bars.of("", values("a", -5, "b", 10))).select("tr");
        assertThat(rows.get(0).select("td").get(1).select("div").attr("style")).contains("width:140px", Html.RED);
        assertThat(rows.get(0).select("td").get(2).select("div").attr("style")).contains("width:0px");
        assertThat(rows.get(1).select("td").get(2).select("div").attr("style")).contains("width:280px", Html.BLUE);
    }

    @Test
    void shouldDrawBarsOfWhatIsNoFiniteNumber() {
        Document page = page(Bars.of("", values("null", null, "NaN", Double.NaN, "much", Double.POSITIVE_INFINITY, "little",
            -Double.MAX_VALUE)));
        assertThat(page.select("tr").eachText()).startsWith("null NULL", "NaN NaN", "much Infinity");
        assertThat(page.html()).doesNotContain("width:Infinity", "width:NaN");
        assertThat(page(Bars.of("title", Map.of())).text()).isEqualTo("title (no bars)");
    }

    @Test
    void shouldDrawAThickLineForAsLongAsASessionWaits() {
        Document page = page(BLOCKED);
        assertThat(page.select("th[scope=col]").eachText()).containsExactly("a", "b");
        assertThat(page.select("tbody tr")).extracting(row -> row.select("td").eachText()).containsExactly(
            List.of("UPDATE test SET num = 1"), List.of("→ 1 row"), List.of("UPDATE test SET num = 2"),
            List.of("waits for a: row of test"), List.of("COMMIT"), List.of("goes on"), List.of("→ 1 row"));
        assertThat(page.select("tbody tr")).extracting(row -> row.select("td").get(1).attr("style").contains("8px solid"))
            .containsExactly(false, false, false, true, true, true, false);
        assertThat(page.select("tbody tr").get(4).select("td").get(1).attr("title")).isEqualTo("b waits for a: row of test");
    }

    @Test
    void shouldShowWhomADeadlockEnds() {
        Document page = page(new TimeLine(List.of(event("a", WAITS, "", "b"), event("b", WAITS, "", "a"),
            event("b", DEADLOCK, ""))));
        assertThat(page.select("span[style*=" + Html.RED + "]").eachText()).containsExactly("fails, to end a deadlock");
        assertThat(page(new TimeLine(List.of())).text()).isEqualTo("(no events)");
    }

    @Property(tries = 100)
    void shouldShowAnyTextOfATimeLineAsText(@ForAll("timeLines") TimeLine timeLine) {
        Page.requireHarmless(show.html(timeLine));
    }

    @Property(tries = 100)
    void shouldShowAnyTextOfBarsAsText(@ForAll("attacks") String title, @ForAll("attacks") String label, @ForAll double value) {
        Page.requireHarmless(show.html(Bars.of(title, title, values(label, value))));
    }

    @Property(tries = 50)
    void shouldShowAnyTextOfAPlanAsText(@ForAll("attacks") String text) {
        String name = new Gson().toJson(text);
        String json = "[{\"Plan\": {\"Node Type\": %s, \"Relation Name\": %s, \"Filter\": %s, %s: %s, \"Sort Key\": [%s]}}]"
            .replace("%s", name);
        Page.requireHarmless(show.html(Map.of("QUERY PLAN", json)));
    }

    @Provide
    Arbitrary<TimeLine> timeLines() {
        return Combinators.combine(Page.attacks(), Arbitraries.of(TimeLine.Kind.class), Page.attacks(),
            Page.attacks().list().ofMaxSize(2))
            .as((session, kind, text, holders) -> new TimeLine.Event(session, kind, text, holders, 0))
            .list().ofMaxSize(8).map(TimeLine::new);
    }

    @Provide
    Arbitrary<String> attacks() {
        return Page.attacks();
    }

    private static double bar(Element row) {
        return Double.parseDouble(row.select("div[style*=width]").attr("style").replaceFirst("width:([0-9.]+)px.*", "$1"));
    }

    private Document page(Object value) {
        String html = show.html(value);
        Page.requireHarmless(html);
        return Page.of(html);
    }

    private static TimeLine.Event event(String session, TimeLine.Kind kind, String text, String... holders) {
        return new TimeLine.Event(session, kind, text, List.of(holders), 0);
    }

    private static Map<String, Number> values(Object... labelsAndNumbers) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (int i = 0; i < labelsAndNumbers.length; i += 2) {
            values.put((String) labelsAndNumbers[i], (Number) labelsAndNumbers[i + 1]);
        }
        return values;
    }
}
