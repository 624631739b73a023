package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class SvgSchemaTest {

    private final Show show = Show.plain();

    record Box(double x, double y, double width, double height) {

        boolean overlaps(Box other) {
            return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
        }
    }

    @Test
    void shouldDrawTablesWithTheirColumnsAndKeysAndArrowsBetweenThem() throws SQLException {
        try (var connection = TestServer.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA svg_test");
            statement.execute("CREATE TABLE svg_test.users (id integer PRIMARY KEY, name text NOT NULL UNIQUE)");
            statement.execute("""
                CREATE TABLE svg_test.posts (id integer PRIMARY KEY,
                  user_id integer NOT NULL REFERENCES svg_test.users ON DELETE CASCADE,
                  parent integer REFERENCES svg_test.posts, num integer CHECK (num > 0))""");
            statement.execute("CREATE VIEW svg_test.names AS SELECT name FROM svg_test.users");
            Document page = page(Schema.of(connection, "svg_test"));
            connection.rollback();
            assertThat(page.select("text").eachText()).contains("users", "posts", "names (view)", "PK", "FK", "UQ", "user_id",
                "integer");
            assertThat(page.select("g > title").stream().map(Element::wholeText)).contains(
                "posts(user_id) → users(id) ON DELETE CASCADE", "posts(parent) → posts(id)",
                "user_id integer\nNOT NULL\n→ users(id) ON DELETE CASCADE", "table posts\nCHECK (num > 0)");
            assertThat(page.select("path[fill=" + Html.BLUE + "]")).hasSize(2);
            assertThat(boxes(page)).hasSize(3);
            assertThat(boxes(page).get(0).x()).isLessThan(boxes(page).get(1).x());
        }
    }

    @Test
    void shouldLeadAKeyPastTheTablesBetween() {
        var schema = schema(List.of(table("a"), table("b", "a"), table("c", "b", "a")));
        var graph = new SchemaGraph(schema.relations().stream().map(SchemaBox::new).toList());
        assertThat(graph.layers()).extracting(List::size).containsExactly(1, 2, 1);
        assertThat(graph.links()).hasSize(4);
    }

    @Test
    void shouldDrawTablesThatPointAtEachOther() {
        Document page = page(schema(List.of(table("hen", "egg"), table("egg", "hen"))));
        assertThat(page.select("path[fill=" + Html.BLUE + "]")).hasSize(2);
        assertThat(page.select("g > title").eachText()).contains("hen(egg_0) → egg(id)", "egg(hen_0) → hen(id)");
    }

    @Test
    void shouldDrawTheFirstOfVeryManyColumns() {
        List<Schema.Column> columns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            columns.add(new Schema.Column("c" + i, "integer", true, ""));
        }
        var wide = new Schema("public", List.of(new Schema.Relation("wide", "table", columns, List.of(), List.of())));
        assertThat(page(wide).select("text").eachText()).contains("c39", "and 60 more").doesNotContain("c40");
    }

    @Test
    void shouldLeaveASchemaWithoutTablesToText() {
        assertThat(show.drawn(new Schema("public", List.of()))).isEqualTo(new Drawn("(no tables)", ""));
    }

    @Property(tries = 60)
    void shouldLetNothingOverlap(@ForAll("schemas") Schema schema) {
        Document page = page(schema);
        List<Box> boxes = boxes(page);
        assertThat(boxes).hasSize(schema.relations().size());
        Element svg = page.selectFirst("svg");
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(box::overlaps);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(number(svg, "width"));
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(number(svg, "height"));
        }
    }

    @Property(tries = 60)
    void shouldKeepBendsOutOfTables(@ForAll("schemas") Schema schema) {
        var graph = new SchemaGraph(schema.relations().stream().map(SchemaBox::new).toList());
        var layout = new SchemaLayout(graph);
        for (int layer = 0; layer < graph.layers().size(); layer++) {
            List<SchemaGraph.Node> nodes = new ArrayList<>(graph.layers().get(layer));
            nodes.sort(Comparator.comparingDouble(node -> node.y));
            for (int i = 1; i < nodes.size(); i++) {
                assertThat(nodes.get(i).y).isGreaterThan(nodes.get(i - 1).y + nodes.get(i - 1).height + 8);
            }
            assertThat(layer == 0 || layout.left(layer) > layout.right(layer - 1) + 60).isTrue();
        }
        assertThat(graph.links()).allSatisfy(link -> assertThat(link.right().layer).isEqualTo(link.left().layer + 1));
    }

    @Property(tries = 50)
    void shouldShowAnyNameAsText(@ForAll("attacks") String table, @ForAll("attacks") String column,
                               @ForAll("attacks") String type) {
        var key = new Schema.Constraint(table, Schema.Constraint.Kind.FOREIGN_KEY, List.of(column), table, table,
            List.of(column));
        var relation = new Schema.Relation(table, type, List.of(new Schema.Column(column, type, true, type)), List.of(key),
            List.of());
        page(new Schema(table, List.of(relation)));
    }

    @Provide
    Arbitrary<String> attacks() {
        return Page.attacks();
    }

    /// Up to forty tables; each points at some, also at itself and at those that point at it.
    @Provide
    Arbitrary<Schema> schemas() {
        return Arbitraries.integers().between(1, 40).flatMap(count -> Combinators.combine(
            Arbitraries.integers().between(0, count - 1).list().ofMaxSize(4), Arbitraries.integers().between(0, 12))
            .as((targets, columns) -> new Object[] {targets, columns}).list().ofSize(count)).map(SvgSchemaTest::schemaOf);
    }

    @SuppressWarnings("unchecked")
    private static Schema schemaOf(List<Object[]> tables) {
        List<Schema.Relation> relations = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            var targets = ((List<Integer>) tables.get(i)[0]).stream().map(target -> "t" + target).toArray(String[]::new);
            var relation = table("t" + i, targets);
            List<Schema.Column> columns = new ArrayList<>(relation.columns());
            for (int k = 0; k < (int) tables.get(i)[1]; k++) {
                columns.add(new Schema.Column("column" + k, "timestamp with time zone", true, ""));
            }
            relations.add(new Schema.Relation(relation.name(), relation.kind(), columns, relation.constraints(), List.of()));
        }
        return new Schema("public", relations);
    }

    private static Schema schema(List<Schema.Relation> relations) {
        return new Schema("public", relations);
    }

    private static Schema.Relation table(String name, String... targets) {
        List<Schema.Column> columns = new ArrayList<>(List.of(new Schema.Column("id", "integer", false, "")));
        List<Schema.Constraint> keys = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            String column = targets[i] + "_" + i;
            columns.add(new Schema.Column(column, "integer", true, ""));
            keys.add(new Schema.Constraint("key", Schema.Constraint.Kind.FOREIGN_KEY, List.of(column), "", targets[i],
                List.of("id")));
        }
        return new Schema.Relation(name, "table", columns, keys, List.of());
    }

    private Document page(Schema schema) {
        Drawn drawn = show.drawn(schema);
        Page.requireHarmless(drawn.html());
        Document page = Page.of(drawn.html());
        assertThat(page.select(".howdah-drawing + pre.howdah-text").first().wholeText()).isEqualTo(drawn.text());
        return page;
    }

    private static List<Box> boxes(Document page) {
        return page.select("rect[stroke=currentColor]").stream().map(rect -> new Box(number(rect, "x"), number(rect, "y"),
            number(rect, "width"), number(rect, "height"))).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.attr(attribute));
    }
}
