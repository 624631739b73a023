package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Draws a plan as a tree: below each node its conditions and figures, then the nodes that it takes its rows from.
final class PlanDrawing {

    private final Paper paper;
    private final PlanWork work;
    private final List<String> lines = new ArrayList<>();

    private PlanDrawing(Plan plan, Paper paper) {
        this.paper = paper;
        this.work = new PlanWork(plan);
    }

    static String draw(Plan plan, Paper paper) {
        var drawing = new PlanDrawing(plan, paper);
        drawing.node(plan.root(), "", "");
        if (!PlanWords.times(plan).isEmpty()) {
            drawing.add(PlanWords.times(plan), "", "", Weight.LOW);
        }
        return String.join("\n", drawing.lines);
    }

    /// @param first what stands before the node's first line
    /// @param rest  what stands before its other lines, and its children's
    private void node(Plan.Node node, String first, String rest) {
        var words = new PlanWords(node, work);
        boolean leaf = node.children().isEmpty();
        String below = rest + (leaf ? "   " : paper.alphabet().either("│  ", "|  "));
        title(node, words, first, below);
        words.conditions().forEach(condition -> add(condition, below, below, Weight.USUAL));
        add(words.figures(), below, below, Weight.USUAL);
        words.remarks().forEach(remark -> add(remark, below, below, Weight.LOW));
        PlanAdvice.of(node).forEach(advice -> add("! " + advice, below, below + "  ", Weight.HIGH));
        for (Plan.Node child : node.children()) {
            boolean last = child == node.children().getLast();
            node(child, rest + (last ? paper.alphabet().either("└─ ", "`- ") : paper.alphabet().either("├─ ", "|- ")),
                rest + (last ? "   " : paper.alphabet().either("│  ", "|  ")));
        }
    }

    private void title(Plan.Node node, PlanWords words, String first, String rest) {
        boolean costliest = work.isCostliest(node);
        String mark = paper.alphabet().either(" ◀ costliest", " < costliest");
        add(words.title() + (costliest ? mark : ""), first, rest, costliest ? Weight.HIGH : Weight.TITLE);
    }

    /// Adds a text, wrapped to what the branches beside it leave free; deep in the tree they are cut to half of the paper.
    private void add(String text, String first, String rest, Weight weight) {
        int room = paper.width() - Math.min(rest.length(), paper.width() / 2);
        String branch = first;
        for (String line : Paper.wrap(paper.alphabet().line(text), room)) {
            String nearest = branch.substring(Math.max(0, branch.length() - paper.width() / 2));
            lines.add(paper.ink().dim(nearest) + weight.paint(line, paper.ink()));
            branch = rest;
        }
    }

    private enum Weight {
        LOW, USUAL, TITLE, HIGH;

        String paint(String text, Ink ink) {
            return switch (this) {
                case LOW -> ink.dim(text);
                case USUAL -> text;
                case TITLE -> ink.bold(text);
                case HIGH -> ink.red(text);
            };
        }
    }
}
