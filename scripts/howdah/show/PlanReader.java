package howdah.show;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what `EXPLAIN` answers: a tree from its JSON format, a text from the others.
///
/// [EXPLAIN](https://www.postgresql.org/docs/current/sql-explain.html); the names are those of PostgreSQL's `explain.c`.
final class PlanReader {

    private static final String COLUMN = "QUERY PLAN";
    private static final String CHILDREN = "Plans";
    private static final Set<String> READ_TO_THE_END = Set.of("Sort", "Hash", "Aggregate", "Materialize", "ModifyTable");

    private PlanReader() {
    }

    /// Empty if the table is not an answer of EXPLAIN.
    static Optional<Picture> read(Table table) {
        boolean explained = table.columns().size() == 1 && table.columns().getFirst().name().equals(COLUMN)
            && !table.rows().isEmpty();
        return explained ? Optional.of(read(text(table))) : Optional.empty();
    }

    private static String text(Table table) {
        List<String> lines = new ArrayList<>();
        table.rows().forEach(row -> lines.add(Value.text(row.getFirst()).stripTrailing()));
        return String.join("\n", lines);
    }

    private static Picture read(String text) {
        return text.startsWith("[") ? json(text).<Picture>map(plan -> plan).orElse(new PlanText(text)) : new PlanText(text);
    }

    /// Empty for what is no JSON after all, and for a statement that rules have made several of.
    static Optional<Plan> json(String text) {
        try {
            JsonArray statements = JsonParser.parseString(text).getAsJsonArray();
            JsonObject statement = statements.get(0).getAsJsonObject();
            return statements.size() == 1 && statement.has("Plan")
                ? Optional.of(new Plan(node(statement.getAsJsonObject("Plan"), 1, false), properties(statement)))
                : Optional.empty();
        } catch (JsonParseException | IllegalStateException | ClassCastException | IndexOutOfBoundsException noPlan) {
            return Optional.empty();
        }
    }

    private static Plan.Node node(JsonObject json, int processes, boolean cutShort) {
        Map<String, Object> properties = properties(json);
        List<Plan.Node> children = new ArrayList<>();
        var node = new Plan.Node(properties, processes, cutShort, children);
        int shared = processes + (int) node.number("Workers Launched");
        boolean limited = node.type().equals("Limit") || cutShort && !READ_TO_THE_END.contains(node.type());
        if (json.has(CHILDREN)) {
            json.getAsJsonArray(CHILDREN).forEach(child -> children.add(node(child.getAsJsonObject(), shared, limited)));
        }
        return node;
    }

    private static Map<String, Object> properties(JsonObject json) {
        Map<String, Object> properties = new LinkedHashMap<>();
        json.asMap().forEach((name, value) -> {
            if (value instanceof JsonPrimitive primitive) {
                properties.put(name, primitive(primitive));
            } else if (value instanceof JsonArray array && array.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
                properties.put(name, array.asList().stream().map(JsonElement::getAsString).toList());
            } else if (value instanceof JsonObject object && !name.equals("Plan")) {
                properties(object).forEach((inner, each) -> properties.put(name + " " + inner, each));
            }
        });
        return properties;
    }

    private static Object primitive(JsonPrimitive value) {
        return value.isBoolean() ? value.getAsBoolean() : value.isNumber() ? (Object) value.getAsDouble() : value.getAsString();
    }
}
