package howdah.show;

/// Draws two plans: in one line what became of the whole, then what became of each node.
final class PlanComparisonDrawing {

    private PlanComparisonDrawing() {
    }

    static String draw(PlanComparison plans, Paper paper) {
        var text = new StringBuilder();
        for (String line : paper.wrap(paper.alphabet().line(plans.summary()))) {
            text.append(plans.trend() > 0 ? paper.ink().red(line) : paper.ink().bold(line)).append('\n');
        }
        return text.append(TableDrawing.draw(plans.table(), paper)).toString();
    }
}
