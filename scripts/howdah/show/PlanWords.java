package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is to be said of a plan's node, in PostgreSQL's terms.
final class PlanWords {

    private static final List<String> CONDITIONS = List.of("Index Cond", "Recheck Cond", "Tid Cond", "Hash Cond", "Merge Cond",
        "Join Filter", "Filter", "One-Time Filter", "Group Key", "Sort Key", "Presorted Key", "Order By", "Cache Key",
        "Conflict Resolution", "Conflict Arbiter Indexes");

    private final Plan.Node node;
    private final PlanWork work;

    PlanWords(Plan.Node node, PlanWork work) {
        this.node = node;
        this.work = work;
    }

    /// What it does, as EXPLAIN's text format says it: `Index Scan using posts_pkey on posts p`.
    String title() {
        var title = new StringBuilder(node.has("Subplan Name") ? node.text("Subplan Name") + ": " : "");
        title.append(operation());
        if (node.type().equals("Bitmap Index Scan")) {
            return title.append(" on ").append(node.text("Index Name")).toString();
        }
        title.append(node.has("Index Name") ? " using " + node.text("Index Name") : "");
        String target = target();
        String alias = node.text("Alias");
        title.append(target.isEmpty() ? "" : " on " + target);
        return title.append(alias.isEmpty() || alias.equals(target) ? "" : (target.isEmpty() ? " on " : " ") + alias).toString();
    }

    private String operation() {
        String type = node.type();
        String join = node.text("Join Type");
        String operation = switch (type) {
            case "Aggregate" -> aggregate();
            case "ModifyTable" -> node.text("Operation");
            default -> join.isEmpty() || join.equals("Inner") ? type : type.replaceFirst(" Join$", "") + " " + join + " Join";
        };
        String partial = node.text("Partial Mode");
        return (node.is("Parallel Aware") ? "Parallel " : "")
            + (partial.isEmpty() || partial.equals("Simple") ? "" : partial + " ")
            + operation + (node.text("Scan Direction").equals("Backward") ? " Backward" : "");
    }

    private String aggregate() {
        return switch (node.text("Strategy")) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            default -> "Aggregate";
        };
    }

    private String target() {
        return Stream.of("Relation Name", "CTE Name", "Function Name", "Tuplestore Name").filter(node::has).findFirst()
            .map(node::text).orElse("");
    }

    /// `Index Cond: id = 7`.
    List<String> conditions() {
        return CONDITIONS.stream().filter(node::has).map(name -> name + ": " + condition(name)).toList();
    }

    private String condition(String name) {
        if (node.properties().get(name) instanceof List<?> keys) {
            return String.join(", ", keys.stream().map(String::valueOf).toList());
        }
        String text = node.text(name);
        return isWrapped(text) ? text.substring(1, text.length() - 1) : text;
    }

    /// Whether its first parenthesis is closed by its last character.
    private static boolean isWrapped(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return text.endsWith(")");
    }

    /// Its time or cost with its own share, its rows, its loops, and the buffers that it used.
    String figures() {
        if (!wasNeeded()) {
            return "never executed";
        }
        List<String> figures = new ArrayList<>();
        figures.add(effort() + (node.children().isEmpty() ? " (" + share() + ")" : " (own " + own() + ", " + share() + ")"));
        figures.add(rows());
        figures.addAll(extent());
        return String.join(", ", figures);
    }

    /// Whether it was run at all; true for a plan that was not run.
    boolean wasNeeded() {
        return !node.wasRun() || node.number("Actual Loops") > 0;
    }

    /// `20 ms` or `cost 300`, its children's included.
    String effort() {
        double inclusive = work.inclusive(node);
        return work.isTimed() ? count(inclusive) + " ms" : "cost " + count(inclusive);
    }

    /// What of it is its own, without a unit.
    String own() {
        return count(work.own(node));
    }

    String share() {
        return Math.round(100 * work.share(node)) + " %";
    }

    /// Its loops, if there were several, and the buffers that it used.
    List<String> extent() {
        List<String> extent = new ArrayList<>();
        if (node.number("Actual Loops") / node.processes() > 1) {
            extent.add(count(node.number("Actual Loops")) + " loops");
        }
        if (!buffers().isEmpty()) {
            extent.add("buffers: " + buffers());
        }
        return extent;
    }

    /// `1,000 rows (10 estimated)`.
    String rows() {
        String estimated = count(node.estimatedRows());
        if (!node.wasRun()) {
            return rows(node.estimatedRows()) + " estimated";
        }
        return rows(node.rows()) + (node.cutShort() ? "" : " (" + estimated + " estimated)");
    }

    private String buffers() {
        return Stream.of("Shared Hit", "Shared Read", "Shared Written", "Temp Read", "Temp Written")
            .filter(name -> node.number(name + " Blocks") > 0)
            .map(name -> count(node.number(name + " Blocks")) + " " + name.replace("Shared ", "").toLowerCase(Locale.ROOT))
            .reduce((one, other) -> one + ", " + other).orElse("");
    }

    /// What else is told of its work.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (String by : List.of("Filter", "Join Filter", "Index Recheck")) {
            if (node.removed(by) > 0) {
                remarks.add("removed by the " + by.toLowerCase(Locale.ROOT) + ": " + rows(node.removed(by)));
            }
        }
        if (node.text("Sort Space Type").equals("Memory")) {
            remarks.add("%s in memory, %s kB".formatted(node.text("Sort Method"), count(node.number("Sort Space Used"))));
        }
        return remarks;
    }

    /// `Planning 0.25 ms, Execution 21 ms`; empty if no times are told.
    static String times(Plan plan) {
        List<String> times = new ArrayList<>();
        for (String part : List.of("Planning", "JIT Timing Total", "Execution")) {
            String property = part.startsWith("JIT") ? part : part + " Time";
            if (plan.number(property) > 0) {
                times.add(part.replace(" Timing Total", "") + " " + count(plan.number(property)) + " ms");
            }
        }
        return String.join(", ", times);
    }

    static String rows(double rows) {
        return count(rows) + (Math.round(rows) == 1 ? " row" : " rows");
    }

    static String count(double number) {
        return Quantity.text(number);
    }
}
