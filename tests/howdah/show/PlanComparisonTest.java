package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.database.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {

    private static final String SCAN = """
        [{"Plan": {"Node Type": "Limit", "Total Cost": 310.0, "Plan Rows": 10, "Actual Total Time": 21.0, "Actual Rows": 10.00,
            "Actual Loops": 1, "Plans": [
              {"Node Type": "Sort", "Total Cost": 300.0, "Plan Rows": 10, "Actual Total Time": 20.0, "Actual Rows": 10.00,
               "Actual Loops": 1, "Plans": [
                 {"Node Type": "Seq Scan", "Relation Name": "votes", "Alias": "v", "Total Cost": 200.0, "Plan Rows": 100,
                  "Actual Total Time": 15.0, "Actual Rows": 100.00, "Actual Loops": 1}]}]},
          "Planning Time": 0.25, "Execution Time": 22.0}]""";
    private static final String INDEX = """
        [{"Plan": {"Node Type": "Limit", "Total Cost": 3.5, "Plan Rows": 10, "Actual Total Time": 1.0, "Actual Rows": 10.00,
            "Actual Loops": 1, "Plans": [
              {"Node Type": "Index Scan", "Relation Name": "votes", "Alias": "v", "Index Name": "votes_num", "Total Cost": 3.0,
               "Plan Rows": 100, "Actual Total Time": 0.5, "Actual Rows": 10.00, "Actual Loops": 1}]},
          "Planning Time": 0.25, "Execution Time": 1.1}]""";

    private final Show show = Show.plain();

    @Test
    void shouldTellWhatBecameOfTheWholeAndOfEachNode() {
        assertThat(Show.of(false, 120).text(PlanComparison.of(Plan.read(SCAN), Plan.read(INDEX)))).isEqualTo("""
            20 times faster: 22 ms before, 1.1 ms after
             node                                      │ ms before │ after │ change          │ rows before │ after
            ───────────────────────────────────────────┼───────────┼───────┼─────────────────┼─────────────┼───────
             Limit                                     │         1 │   0.5 │ 2 times faster  │          10 │    10
               Sort                                    │         5 │       │ gone            │          10 │
                 Seq Scan on votes v                   │        15 │       │                 │         100 │
               → Index Scan using votes_num on votes v │           │   0.5 │ 30 times faster │             │    10""");
    }

    @Test
    void shouldWarnOfWhatBecameWorse() {
        var worse = PlanComparison.of(Plan.read(INDEX), Plan.read(SCAN));
        assertThat(worse.summary()).isEqualTo("20 times slower: 1.1 ms before, 22 ms after");
        assertThat(Show.of(true, 100).text(worse)).startsWith("\u001b[1;31m20 times slower");
        Document page = Page.of(show.html(worse));
        assertThat(page.selectFirst("strong").text()).isEqualTo(worse.summary());
        assertThat(page.select("td:contains(new)").first().parent().child(0).wholeText()).isEqualTo("\u2003\u2003Sort");
    }

    @Test
    void shouldTakeALittleMoreForTheSame() {
        var same = PlanComparison.of(Plan.read(SCAN), Plan.read(SCAN.replace("22.0", "22.9")));
        assertThat(same.summary()).isEqualTo("about the same: 22 ms before, 22.9 ms after");
        assertThat(show.text(same)).doesNotContain("times", "gone", "new", "→");
    }

    @Test
    void shouldCompareCostsWhereNotBothWereTimed() {
        var plans = PlanComparison.of(Plan.read(SCAN), Plan.read(INDEX.replaceAll("\"Actual [^,}]*,?\\s*", "")
            .replaceAll(",\\s*}", "}")));
        assertThat(plans.summary()).isEqualTo("89 times cheaper: cost 310 before, cost 3.5 after");
        assertThat(show.text(plans)).contains("cost before", "estimated rows before");
    }

    @Test
    void shouldReadOnlyThePlanOfOneStatement() {
        for (String other : List.of("", "Seq Scan on posts", "[]", "{}", "[{\"Plan\": 1}]", "[" + SCAN + "," + SCAN + "]")) {
            assertThatThrownBy(() -> Plan.read(other)).isInstanceOf(Failure.class)
                .hasMessageStartingWith("This is not the plan of one statement");
        }
    }

    @Test
    void shouldReadTheRowsThatExplainAnswers() {
        assertThat(PlanComparison.of(List.of(Map.of("QUERY PLAN", SCAN)), Plan.read(INDEX)).summary())
            .isEqualTo(PlanComparison.of(Plan.read(SCAN), Plan.read(INDEX)).summary());
        assertThatThrownBy(() -> PlanComparison.of(List.of(Map.of("title", "no plan")), Plan.read(INDEX)))
            .isInstanceOf(Failure.class).hasMessageContaining("A plan is expected here");
    }

    @Test
    void shouldShowWhatAnIndexDoesOnARealServer() throws SQLException {
        try (var connection = TestServer.connect()) {
            run(connection, "CREATE TEMPORARY TABLE posts AS SELECT id, 'x' || id AS title FROM generate_series(1, 20000) AS id");
            run(connection, "ANALYZE posts");
            String query = "EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM posts WHERE id = 7";
            Plan before = plan(connection, query);
            run(connection, "CREATE INDEX posts_id ON posts (id)");
            var plans = PlanComparison.of(before, plan(connection, query));
            assertThat(plans.summary()).contains("times faster");
            assertThat(show.text(plans)).contains("Seq Scan on posts", "→ Index Scan using posts_id on posts");
        }
    }

    @Property(tries = 100)
    void shouldDrawAnyTwoPlans(@ForAll("plans") Plan before, @ForAll("plans") Plan after) {
        Drawn drawn = show.drawn(PlanComparison.of(before, after));
        assertThat(drawn.text()).doesNotContain("NaN", "Infinity").contains("before");
        Page.requireHarmless(drawn.html());
    }

    @Provide
    Arbitrary<Plan> plans() {
        return nodes(3).map(node -> Plan.read("[{\"Plan\": " + node + "}]"));
    }

    private static Arbitrary<String> nodes(int depth) {
        Arbitrary<String> begin = Combinators.combine(Arbitraries.of("Sort", "Hash Join", "Nested Loop", "Seq Scan", "Limit"),
            Arbitraries.of("", "\"Relation Name\": \"<b>\", \"Alias\": \"b\",", "\"Relation Name\": \"posts\","),
            Arbitraries.doubles().between(0, 1e6), Arbitraries.integers().between(0, 5)).as((type, relation, time, loops) ->
            """
            {"Node Type": "%s", %s "Total Cost": %s, "Plan Rows": 5, "Actual Total Time": %s, "Actual Rows": 3,
             "Actual Loops": %d""".formatted(type, relation, time, time / 2, loops));
        return depth == 0 ? begin.map(node -> node + "}") : Combinators.combine(begin, nodes(depth - 1).list().ofMaxSize(2))
            .as((node, children) -> node + ", \"Plans\": [" + String.join(",", children) + "]}");
    }

    private static Plan plan(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return Plan.read(rows.getString(1));
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
