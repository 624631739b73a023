package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Draws a plan as HTML: a row for each node, indented below the one that takes its rows; its time as a bar; advice in red.
///
/// Hovering over a node tells all that EXPLAIN told of it.
final class HtmlPlan {

    private static final int INDENTATION = 20;
    private static final String CELL = "vertical-align:top;white-space:nowrap;" + Html.LEFT;

    private final PlanWork work;
    private final List<Markup> rows = new ArrayList<>();

    private HtmlPlan(Plan plan) {
        this.work = new PlanWork(plan);
    }

    static Markup draw(Plan plan) {
        var drawing = new HtmlPlan(plan);
        drawing.node(plan.root(), 0);
        var table = Markup.of("table");
        if (!PlanWords.times(plan).isEmpty()) {
            table.add(Html.caption(PlanWords.times(plan)));
        }
        return table.add(Markup.of("thead").add(drawing.head())).add(Markup.of("tbody").add(drawing.rows));
    }

    private Markup head() {
        List<String> names = List.of("Node", work.isTimed() ? "Time" : "Cost", "Its own", "Rows");
        return Markup.of("tr").add(names.stream().map(name -> Markup.of("th", name).with("scope", "col").style(CELL)).toList());
    }

    private void node(Plan.Node node, int depth) {
        var words = new PlanWords(node, work);
        var row = Markup.of("tr").with("title", details(node)).add(title(node, words, depth));
        if (words.wasNeeded()) {
            row.add(cell(words.effort())).add(share(node, words)).add(rows(node, words));
        } else {
            row.add(cell(words.figures())).add(cell("")).add(cell(""));
        }
        rows.add(row);
        node.children().forEach(child -> node(child, depth + 1));
    }

    private Markup title(Plan.Node node, PlanWords words, int depth) {
        boolean costliest = work.isCostliest(node);
        var title = Markup.of("strong", words.title() + (costliest ? " ◀ costliest" : ""));
        var cell = Markup.of("td").style("vertical-align:top;white-space:normal;" + Html.LEFT + ";padding-left:"
            + (10 + Math.min(depth, 20) * INDENTATION) + "px");
        if (depth > 0) {
            cell.add(Markup.of("span", "└ ").style(Html.DIM));
        }
        cell.add(costliest ? title.style("color:" + Html.RED) : title);
        words.conditions().forEach(condition -> cell.add(Markup.of("div", condition)));
        words.remarks().forEach(remark -> cell.add(Markup.of("div", remark).style(Html.DIM)));
        PlanAdvice.of(node).forEach(advice -> cell.add(Markup.of("div", "! " + advice).style("color:" + Html.RED)));
        return cell;
    }

    private Markup share(Plan.Node node, PlanWords words) {
        String color = work.isCostliest(node) ? Html.RED : Html.BLUE;
        var text = Markup.of("div", words.own() + (work.isTimed() ? " ms, " : ", ") + words.share());
        return Markup.of("td").style(CELL + ";width:130px").add(text).add(Html.bar(120 * work.share(node), color));
    }

    private static Markup rows(Plan.Node node, PlanWords words) {
        var rows = Markup.of("div", words.rows());
        var cell = cell("").add(PlanAdvice.isMisestimated(node) ? rows.style("color:" + Html.RED) : rows);
        words.extent().forEach(extent -> cell.add(Markup.of("div", extent).style(Html.DIM)));
        return cell;
    }

    private static Markup cell(String text) {
        return Markup.of("td", text).style(CELL);
    }

    private static String details(Plan.Node node) {
        return node.properties().entrySet().stream().map(property -> property.getKey() + ": " + value(property.getValue()))
            .collect(Collectors.joining("\n"));
    }

    private static String value(Object value) {
        return value instanceof Number number ? PlanWords.count(number.doubleValue()) : Value.text(value);
    }
}
