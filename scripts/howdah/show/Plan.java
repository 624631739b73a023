package howdah.show;

import java.util.List;
import java.util.Map;

/// A statement's plan, as `EXPLAIN (FORMAT JSON)` tells it.
///
/// @param properties what is told of the statement as a whole, such as `Execution Time`: strings, numbers and booleans
public record Plan(Node root, Map<String, Object> properties) implements Picture {

    /// Reads the answer to one statement.
    ///
    /// @param json what `EXPLAIN (FORMAT JSON)` answers
    /// @throws Failure if it is not that, or tells the plans of several statements
    public static Plan read(String json) {
        return PlanReader.json(json.strip()).orElseThrow(() -> Failure.usage("This is not the plan of one statement: "
            + Markup.cut(json.strip(), 60)).next("ask for it with EXPLAIN (FORMAT JSON)"));
    }

    /// @param value a plan, or rows that hold one, as a statement of MyBatis or JDBC brings them
    /// @throws Failure if it is anything else
    static Plan of(Object value) {
        return Pictures.of(value).filter(Plan.class::isInstance).map(Plan.class::cast)
            .orElseThrow(() -> Failure.usage("A plan is expected here, and this is something else.")
                .next("give what a query with EXPLAIN (FORMAT JSON) has answered"));
    }

    /// @param properties what is told of the node, by EXPLAIN's names: strings, numbers, booleans and lists of strings
    /// @param processes  how many processes share its work: the figures of all of them are added up in its loops
    /// @param cutShort   whether a LIMIT above may stop it before its last row
    public record Node(Map<String, Object> properties, int processes, boolean cutShort, List<Node> children) {

        boolean has(String property) {
            return properties.containsKey(property);
        }

        /// Empty if it is not told.
        String text(String property) {
            return has(property) ? String.valueOf(properties.get(property)) : "";
        }

        /// 0 if it is not told.
        double number(String property) {
            return properties.get(property) instanceof Number number ? number.doubleValue() : 0;
        }

        /// Whether the property is told, and true.
        boolean is(String property) {
            return Boolean.TRUE.equals(properties.get(property));
        }

        String type() {
            return text("Node Type");
        }

        /// Whether the statement was run, as `EXPLAIN ANALYZE` does.
        boolean wasRun() {
            return has("Actual Rows");
        }

        boolean wasTimed() {
            return has("Actual Total Time");
        }

        /// Wall-clock time from its begin to its end, its children's included; told are averages of its loops.
        double milliseconds() {
            return number("Actual Total Time") * number("Actual Loops") / processes;
        }

        /// All rows that it gave, in all loops.
        double rows() {
            return number("Actual Rows") * number("Actual Loops");
        }

        /// All rows that were read and not given on.
        ///
        /// @param by `Filter`, `Join Filter` or `Index Recheck`
        double removed(String by) {
            return number("Rows Removed by " + by) * number("Actual Loops");
        }

        /// How many rows a loop would give, for all loops that there were.
        double estimatedRows() {
            return number("Plan Rows") * (wasRun() ? number("Actual Loops") : 1);
        }
    }

    /// 0 if it is not told.
    double number(String property) {
        return properties.get(property) instanceof Number number ? number.doubleValue() : 0;
    }
}
