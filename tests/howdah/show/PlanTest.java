package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans as a real server tells them, and the numbers of one that stands still.
class PlanTest {

    private static final String JOIN = """
        [{"Plan": {"Node Type": "Hash Join", "Join Type": "Left", "Total Cost": 300.0, "Plan Rows": 10,
            "Actual Total Time": 20.0, "Actual Rows": 1000.00, "Actual Loops": 1, "Hash Cond": "(v.post_id = p.id)", "Plans": [
              {"Node Type": "Seq Scan", "Relation Name": "votes", "Alias": "v", "Total Cost": 200.0, "Plan Rows": 100,
               "Actual Total Time": 5.0, "Actual Rows": 100.00, "Actual Loops": 3, "Shared Hit Blocks": 7,
               "Filter": "((num > 1) AND (num < 5))", "Rows Removed by Filter": 2000},
              {"Node Type": "Hash", "Total Cost": 50.0, "Plan Rows": 5, "Actual Total Time": 1.0, "Actual Rows": 5.00,
               "Actual Loops": 1, "Hash Batches": 4}]},
          "Planning Time": 0.25, "Execution Time": 21.0}]""";

    private static Connection connection;

    @BeforeAll
    static void makeTable() throws SQLException {
        connection = TestServer.connect();
        run("CREATE TEMPORARY TABLE posts AS SELECT id, id % 10 AS votes FROM generate_series(1, 20000) AS id");
        run("CREATE INDEX posts_id ON posts (id)");
        run("ANALYZE posts");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void shouldDrawATreeWithWhatEachNodeDidByItself() {
        assertThat(Show.plain().text(Map.of("QUERY PLAN", JOIN))).isEqualTo("""
            Hash Left Join
            │  Hash Cond: v.post_id = p.id
            │  20 ms (own 4, 20 %), 1,000 rows (10 estimated)
            │  ! 100 times as many rows as estimated: ANALYZE may help
            ├─ Seq Scan on votes v ◀ costliest
            │     Filter: (num > 1) AND (num < 5)
            │     15 ms (75 %), 300 rows (300 estimated), 3 loops, buffers: 7 hit
            │     removed by the filter: 6,000 rows
            │     ! 6,000 rows read in vain: an index may help
            └─ Hash
                  1 ms (5 %), 5 rows (5 estimated)
                  ! hashed on disk, in 4 parts: more work_mem may help
            Planning 0.25 ms, Execution 21 ms""");
    }

    @Test
    void shouldTellAPlanThatWasNotRunByItsCost() throws SQLException {
        assertThat(explain("(FORMAT JSON) SELECT * FROM posts ORDER BY votes DESC")).startsWith("""
            Sort ◀ costliest
            │  Sort Key: votes DESC
            │  cost""")
            .containsPattern("└─ Seq Scan on posts\n      cost \\d+ \\(\\d+ %\\), 20,000 rows estimated").doesNotContain(" ms");
    }

    @Test
    void shouldNameTheIndexAndSpareWhatALimitCutsShort() throws SQLException {
        assertThat(explain("(ANALYZE, FORMAT JSON) SELECT * FROM posts WHERE id > 5 ORDER BY id LIMIT 3"))
            .contains("└─ Index Scan using posts_id on posts", "Index Cond: id > 5", " %), 3 rows\n").doesNotContain("!");
    }

    @Test
    void shouldNoticeASortOnDiskAndAFilterThatThrowsMuchAway() throws SQLException {
        run("SET work_mem = '64kB'");
        assertThat(explain("(ANALYZE, FORMAT JSON) SELECT * FROM posts ORDER BY votes")).contains("! sorted on disk");
        run("RESET work_mem");
        assertThat(explain("(ANALYZE, FORMAT JSON) SELECT * FROM posts WHERE id % 5000 = 0")).contains("read in vain");
    }

    @Test
    void shouldCountTheTimeOfAWithQueryOnce() throws SQLException {
        String plan = explain("(ANALYZE, FORMAT JSON) WITH big AS MATERIALIZED (SELECT * FROM posts) SELECT count(*) FROM big");
        assertThat(plan).contains("CTE big: Seq Scan on posts", "CTE Scan on big");
        assertThat(plan.lines().filter(line -> line.contains(" %)")).mapToInt(PlanTest::percent).sum()).isBetween(97, 103);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT count(*) FROM posts p JOIN posts q USING (id) GROUP BY p.votes", "SELECT (SELECT max(id) FROM posts)",
        "INSERT INTO posts SELECT 1, 1 WHERE false", "SELECT * FROM posts WHERE id IN (1, 2) OR id = 3",
        "SELECT votes, sum(votes) OVER () FROM posts", "VALUES (1), (2)", "SELECT 1 WHERE false", "TABLE posts LIMIT 0",
        "SELECT DISTINCT votes FROM posts UNION SELECT 1", "SELECT * FROM generate_series(1, 3) AS g"})
    void shouldDrawAnyPlanOnAnyPaper(String sql) throws SQLException {
        for (String options : List.of("FORMAT JSON", "ANALYZE, VERBOSE, BUFFERS, FORMAT JSON",
            "ANALYZE, TIMING OFF, FORMAT JSON")) {
            String json = json("(" + options + ") " + sql);
            for (int width : new int[] {20, 45, 100}) {
                assertThat(Show.of(false, width).text(Map.of("QUERY PLAN", json)).lines()).isNotEmpty()
                    .allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(width))
                    .allSatisfy(line -> assertThat(line).doesNotContain("\"Node Type\"", "null", "NaN"));
            }
        }
    }

    @Test
    void shouldShareTheTimeOfParallelWorkers() throws SQLException {
        run("SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0");
        run("CREATE TABLE IF NOT EXISTS public.many AS SELECT generate_series(1, 100000) AS id; ANALYZE public.many");
        try {
            String plan = explain("(ANALYZE, FORMAT JSON) SELECT count(*) FROM public.many");
            assertThat(plan).contains("Gather", "Partial Aggregate", "Parallel Seq Scan on many");
            assertThat(plan).contains("100,000 rows");
        } finally {
            run("DROP TABLE public.many; RESET ALL");
        }
    }

    @Test
    void shouldShowThePlansOfOtherFormatsAsTheyAre() throws SQLException {
        try (var statement = connection.createStatement();
             var rows = statement.executeQuery("EXPLAIN (COSTS OFF) SELECT * FROM posts WHERE id = 1 ORDER BY votes")) {
            assertThat(Show.plain().text(rows)).startsWith("Sort\n  Sort Key: votes\n  ->").doesNotContain("QUERY PLAN", "rows)");
        }
        assertThat(Show.plain().text(Map.of("QUERY PLAN", "[no json"))).isEqualTo("[no json");
        assertThat(Show.plain().text(Map.of("QUERY PLAN", "[]"))).isEqualTo("[]");
        assertThat(Show.plain().text(Map.of("QUERY PLAN", "[{\"Plan\": 1}]"))).isEqualTo("[{\"Plan\": 1}]");
    }

    @Test
    void shouldMakeTheCostliestNodeStandOut() {
        assertThat(Show.of(true, 100).text(Map.of("QUERY PLAN", JOIN)))
            .contains("\u001b[1;31mSeq Scan on votes v ◀ costliest\u001b[0m", "\u001b[1mHash\u001b[0m");
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 100, false, false);
        assertThat(ascii.text(Map.of("QUERY PLAN", JOIN))).contains("|- Seq Scan on votes v < costliest\n", "`- Hash\n");
    }

    private static int percent(String line) {
        return Integer.parseInt(line.replaceFirst(".*?(\\d+) %\\).*", "$1"));
    }

    private static String explain(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("EXPLAIN " + sql)) {
            return Show.plain().text(rows);
        }
    }

    private static String json(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("EXPLAIN " + sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
