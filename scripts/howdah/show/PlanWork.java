package howdah.show;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// How much of a plan's work each node does by itself: its time without its children's, or its cost where nothing was timed.
final class PlanWork {

    private final Map<Plan.Node, Double> own = new IdentityHashMap<>();
    private final Map<String, Plan.Node> sharedTables = new HashMap<>();
    private final Map<String, Plan.Node> slowestScans = new HashMap<>();
    private final boolean timed;
    private final double total;

    PlanWork(Plan plan) {
        timed = plan.root().wasTimed();
        findSharedTables(plan.root());
        add(plan.root());
        total = own.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Milliseconds, or units of cost where nothing was timed.
    double own(Plan.Node node) {
        return own.get(node);
    }

    /// Units of cost, also where it was timed.
    double ownCost(Plan.Node node) {
        return Math.max(0, cost(node) - node.children().stream().mapToDouble(PlanWork::cost).sum());
    }

    boolean isTimed() {
        return timed;
    }

    /// From 0 to 1.
    double share(Plan.Node node) {
        return total == 0 ? 0 : own(node) / total;
    }

    /// Whether none does more work, in a plan of several nodes.
    boolean isCostliest(Plan.Node node) {
        return own.size() > 1 && total > 0 && own.entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey() == node;
    }

    private void add(Plan.Node node) {
        double childrens = node.children().stream().filter(child -> !timed || !isSharedTable(child))
            .mapToDouble(this::inclusive).sum();
        own.put(node, Math.max(0, inclusive(node) - childrens - filling(node)));
        node.children().forEach(this::add);
    }

    /// Its children's included, in the same unit.
    double inclusive(Plan.Node node) {
        return timed ? node.milliseconds() : cost(node);
    }

    private static double cost(Plan.Node node) {
        return node.number("Total Cost");
    }

    /// The time in which a WITH query filled the table that this node scans: it runs when the scan asks for rows.
    private double filling(Plan.Node node) {
        String name = node.text("CTE Name");
        return timed && slowestScans.get(name) == node && sharedTables.containsKey(name) ? inclusive(sharedTables.get(name)) : 0;
    }

    private void findSharedTables(Plan.Node node) {
        if (isSharedTable(node)) {
            sharedTables.put(node.text("Subplan Name").substring("CTE ".length()), node);
        }
        if (node.type().equals("CTE Scan")) {
            slowestScans.merge(node.text("CTE Name"), node, (one, other) -> inclusive(other) > inclusive(one) ? other : one);
        }
        node.children().forEach(this::findSharedTables);
    }

    private static boolean isSharedTable(Plan.Node node) {
        return node.text("Subplan Name").startsWith("CTE ");
    }
}
