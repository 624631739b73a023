package howdah.show;

import static howdah.show.PlanWords.count;
import static howdah.show.PlanWords.rows;

import java.util.ArrayList;
import java.util.List;

/// What a plan's node did that is worth a second look, with what may help.
final class PlanAdvice {

    private static final double FAR_OFF = 10;
    private static final double MANY_ROWS = 1000;

    private final Plan.Node node;
    private final List<String> advice = new ArrayList<>();

    private PlanAdvice(Plan.Node node) {
        this.node = node;
    }

    static List<String> of(Plan.Node node) {
        var advice = new PlanAdvice(node);
        if (node.wasRun() && node.number("Actual Loops") > 0) {
            advice.onRows();
            advice.onMemory();
            advice.onHelp();
        }
        return advice.advice;
    }

    /// Whether it gave far more or far fewer rows than the planner thought; a LIMIT that stopped it is no mistake.
    static boolean isMisestimated(Plan.Node node) {
        double actual = Math.max(1, node.number("Actual Rows"));
        double estimated = Math.max(1, node.number("Plan Rows"));
        return node.wasRun() && node.number("Actual Loops") > 0
            && (actual >= FAR_OFF * estimated || estimated >= FAR_OFF * actual && !node.cutShort());
    }

    private void onRows() {
        double actual = Math.max(1, node.number("Actual Rows"));
        double estimated = Math.max(1, node.number("Plan Rows"));
        if (isMisestimated(node)) {
            advice.add(actual > estimated
                ? count(Math.floor(actual / estimated)) + " times as many rows as estimated: ANALYZE may help"
                : count(Math.floor(estimated / actual)) + " times fewer rows than estimated: ANALYZE may help");
        }
        double removed = node.removed("Filter");
        if (removed >= MANY_ROWS && removed >= FAR_OFF * node.rows()) {
            advice.add(rows(removed) + " read in vain: an index may help");
        }
    }

    private void onMemory() {
        if (node.text("Sort Space Type").equals("Disk")) {
            advice.add("sorted on disk, %s kB: more work_mem may help".formatted(count(node.number("Sort Space Used"))));
        }
        double batches = Math.max(node.number("Hash Batches"), node.number("HashAgg Batches"));
        if (batches > 1) {
            advice.add("hashed on disk, in %s parts: more work_mem may help".formatted(count(batches)));
        }
        if (node.number("Lossy Heap Blocks") > 0) {
            advice.add("no room for the rows of %s pages in the bitmap: more work_mem may help"
                .formatted(count(node.number("Lossy Heap Blocks"))));
        }
    }

    private void onHelp() {
        if (node.number("Heap Fetches") > 0) {
            advice.add(rows(node.number("Heap Fetches")) + " looked up in the table after all: VACUUM may help");
        }
        if (node.number("Workers Launched") < node.number("Workers Planned")) {
            advice.add("%s of %s workers had no room: max_parallel_workers may help".formatted(
                count(node.number("Workers Planned") - node.number("Workers Launched")), count(node.number("Workers Planned"))));
        }
    }
}
