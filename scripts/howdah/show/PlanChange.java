package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A node of two plans: what it was before, and what it is after.
///
/// @param before null if it is new
/// @param after  null if it is gone
record PlanChange(Entry before, Entry after) {

    private static final double SAME = 1.1;
    private static final List<String> JOINS = List.of("Hash Join", "Merge Join", "Nested Loop");

    /// A node in its plan.
    record Entry(Plan.Node node, PlanWork work, boolean isTimed, int depth) {

        /// What it is there for, however it does it: nodes with the same purpose are taken for the same.
        String purpose() {
            String target = node.has("Relation Name") ? node.text("Relation Name") + " " + node.text("Alias")
                : node.text("CTE Name");
            return !target.isEmpty() && !node.has("Operation") ? target
                : JOINS.contains(node.type()) ? "Join" : node.type().replace("Incremental ", "") + " " + target;
        }

        String title() {
            return "  ".repeat(depth) + new PlanWords(node, work).title();
        }

        double effort() {
            return isTimed ? work.own(node) : work.ownCost(node);
        }

        double rows(boolean wasRun) {
            return wasRun ? node.rows() : node.number("Plan Rows");
        }
    }

    /// The longest row of nodes with the same purposes that both plans have in common stays; the others have come or gone.
    static List<PlanChange> of(PlanComparison plans) {
        List<Entry> before = entries(plans.before(), plans.isTimed());
        List<Entry> after = entries(plans.after(), plans.isTimed());
        int[][] common = common(before, after);
        List<PlanChange> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && isSame(before.get(i), after.get(j))) {
                changes.add(new PlanChange(before.get(i++), after.get(j++)));
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                changes.add(new PlanChange(before.get(i++), null));
            } else {
                changes.add(new PlanChange(null, after.get(j++)));
            }
        }
        return changes;
    }

    /// How many nodes the plans have in common from there on.
    private static int[][] common(List<Entry> before, List<Entry> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = isSame(before.get(i), after.get(j)) ? common[i + 1][j + 1] + 1
                    : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean isSame(Entry before, Entry after) {
        return before.purpose().equals(after.purpose());
    }

    private static List<Entry> entries(Plan plan, boolean isTimed) {
        List<Entry> entries = new ArrayList<>();
        collect(plan.root(), new PlanWork(plan), isTimed, 0, entries);
        return entries;
    }

    private static void collect(Plan.Node node, PlanWork work, boolean isTimed, int depth, List<Entry> entries) {
        entries.add(new Entry(node, work, isTimed, depth));
        node.children().forEach(child -> collect(child, work, isTimed, depth + 1, entries));
    }

    /// One row, or two for a node that does the same in another way.
    List<List<Object>> rows(PlanComparison plans) {
        boolean isOther = before != null && after != null && !before.title().strip().equals(after.title().strip());
        return isOther ? List.of(row(before.title(), before, null, "", plans),
            row("  ".repeat(after.depth()) + "→ " + after.title().strip(), null, after, told(plans.isTimed()), plans))
            : List.of(row(Objects.requireNonNullElse(after, before).title(), before, after, told(plans.isTimed()), plans));
    }

    private static List<Object> row(String title, Entry before, Entry after, String told, PlanComparison plans) {
        List<Object> row = new ArrayList<>();
        row.add(title);
        row.add(before == null ? Table.ABSENT : PlanWords.count(before.effort()));
        row.add(after == null ? Table.ABSENT : PlanWords.count(after.effort()));
        row.add(told.isEmpty() ? Table.ABSENT : told);
        row.add(before == null ? Table.ABSENT : PlanWords.count(before.rows(plans.wasRun())));
        row.add(after == null ? Table.ABSENT : PlanWords.count(after.rows(plans.wasRun())));
        return row;
    }

    private String told(boolean timed) {
        if (before == null || after == null) {
            return before == null ? "new" : "gone";
        }
        String told = factor(before.effort(), after.effort(), timed ? "faster" : "cheaper", timed ? "slower" : "dearer");
        return told.equals("about the same") ? "" : told;
    }

    /// `12 times faster`.
    static String factor(double before, double after, String better, String worse) {
        int trend = trend(before, after);
        if (trend == 0) {
            return "about the same";
        }
        double factor = trend < 0 ? before / after : after / before;
        String word = trend < 0 ? better : worse;
        double rounded = factor < 10 ? Math.round(factor * 10) / 10.0 : Math.round(factor);
        return Double.isInfinite(factor) ? word : PlanWords.count(rounded) + " times " + word;
    }

    /// Less than 0 if it became less, more than 0 if it became more, 0 if that may be chance.
    static int trend(double before, double after) {
        return after * SAME < before ? -1 : before * SAME < after ? 1 : 0;
    }
}
