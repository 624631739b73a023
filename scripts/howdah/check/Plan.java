package howdah.check;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How PostgreSQL would run a query on the tables and indexes that the program has left, were a sequential scan very costly and
/// a page free of cost: so that it tells of the indexes, not of how few rows there are.
///
/// @see <a href="https://www.postgresql.org/docs/18/using-explain.html">Using EXPLAIN</a>
public final class Plan {

    private final List<JsonObject> nodes = new ArrayList<>();
    private final OtherSession session;

    Plan(String query, OtherSession session) {
        this.session = session;
        session.execute("ANALYZE; SET enable_seqscan = off; SET random_page_cost = 0; SET seq_page_cost = 0");
        var json = session.rows("EXPLAIN (FORMAT JSON) " + query).rows().getFirst().getFirst().toString();
        session.execute("RESET enable_seqscan; RESET random_page_cost; RESET seq_page_cost");
        collect(JsonParser.parseString(json).getAsJsonArray().get(0).getAsJsonObject().getAsJsonObject("Plan"));
    }

    private void collect(JsonObject node) {
        nodes.add(node);
        if (node.has("Plans")) {
            node.getAsJsonArray("Plans").forEach(child -> collect(child.getAsJsonObject()));
        }
    }

    /// It reads through the index of that name.
    public Plan usesIndex(String name) {
        if (!indexes().contains(name)) {
            throw new NotYet("The query does not use the index \"%s\". Its plan:\n\n%s".formatted(name, text()));
        }
        return this;
    }

    /// It reads through an index, whatever its name, whose first column is that one.
    public Plan usesIndexOn(String table, String column) {
        var suitable = session.rows("""
            SELECT c.relname
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                 JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = to_regclass('%s') AND a.attname = '%s'
            """.formatted(table, column)).column(0);
        if (suitable.isEmpty()) {
            throw new NotYet("There is no index on %s that begins with \"%s\".".formatted(table, column), session.advice());
        }
        if (indexes().stream().noneMatch(suitable::contains)) {
            throw new NotYet("The query does not use an index on %s (%s). Its plan:\n\n%s".formatted(table, column, text()));
        }
        return this;
    }

    /// It has no node of that type: `Sort`, `Seq Scan`.
    public Plan avoids(String nodeType) {
        if (nodes.stream().anyMatch(node -> text(node, "Node Type").equals(nodeType))) {
            throw new NotYet("The query needs a step \"%s\". Its plan:\n\n%s".formatted(nodeType, text()));
        }
        return this;
    }

    private List<String> indexes() {
        return nodes.stream().map(node -> text(node, "Index Name")).filter(name -> !name.isEmpty()).toList();
    }

    private String text() {
        return nodes.stream().map(node -> "%s%s%s".formatted(text(node, "Node Type"),
            prefixed(" using ", text(node, "Index Name")), prefixed(" on ", text(node, "Relation Name"))))
            .collect(Collectors.joining("\n"));
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String text(JsonObject node, String member) {
        JsonElement value = node.get(member);
        return value == null ? "" : value.getAsString();
    }
}
