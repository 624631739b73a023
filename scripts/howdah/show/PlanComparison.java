package howdah.show;

import java.util.List;

/// Two plans beside each other, such as one before and one after an index was made: what each node did by itself in either.
///
/// @param before read from the earlier answer of EXPLAIN
/// @param after  read from the later one
public record PlanComparison(Plan before, Plan after) implements Picture {

    /// Compares two plans.
    ///
    /// @param before a plan, or the rows that `EXPLAIN (FORMAT JSON)` has answered
    /// @param after  likewise
    /// @throws Failure if one of them is anything else
    public static PlanComparison of(Object before, Object after) {
        return new PlanComparison(Plan.of(before), Plan.of(after));
    }

    /// `5,000 times faster: 20 ms before, 0.004 ms after`; by their costs, if not both were timed.
    public String summary() {
        String unit = isTimed() ? " ms" : "";
        double earlier = total(before);
        double later = total(after);
        return "%s: %s%s before, %s%s after".formatted(PlanChange.factor(earlier, later, isTimed() ? "faster" : "cheaper",
            isTimed() ? "slower" : "dearer"), (isTimed() ? "" : "cost ") + PlanWords.count(earlier), unit,
            (isTimed() ? "" : "cost ") + PlanWords.count(later), unit);
    }

    boolean isTimed() {
        return before.root().wasTimed() && after.root().wasTimed();
    }

    boolean wasRun() {
        return before.root().wasRun() && after.root().wasRun();
    }

    /// Less than 0 if it became better, more than 0 if it became worse.
    int trend() {
        return PlanChange.trend(total(before), total(after));
    }

    private double total(Plan plan) {
        double execution = plan.number("Execution Time");
        return !isTimed() ? plan.root().number("Total Cost") : execution > 0 ? execution : plan.root().milliseconds();
    }

    /// What each node of both plans did by itself, in the order of the later one; those that are gone stand where they were.
    Table table() {
        String unit = isTimed() ? "ms" : "cost";
        String rows = wasRun() ? "rows" : "estimated rows";
        var columns = List.of(new Table.Column("node", false), new Table.Column(unit + " before", true),
            new Table.Column("after", true), new Table.Column("change", false), new Table.Column(rows + " before", true),
            new Table.Column("after", true));
        return new Table(columns, PlanChange.of(this).stream().flatMap(change -> change.rows(this).stream()).toList(), false);
    }
}
