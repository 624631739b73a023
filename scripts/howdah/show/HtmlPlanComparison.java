package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// Draws two plans as HTML: what became of the whole, then what became of each node.
final class HtmlPlanComparison {

    private HtmlPlanComparison() {
    }

    static Markup draw(PlanComparison plans) {
        String color = plans.trend() > 0 ? "color:" + Html.RED : plans.trend() < 0 ? "color:" + Html.GREEN : "";
        return Markup.of("div").add(Markup.of("strong", plans.summary()).style(color))
            .add(HtmlTable.draw(indented(plans.table())));
    }

    /// The same with wide blanks: those of a proportional font are too narrow to show which node stands below which.
    private static Table indented(Table table) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            List<Object> indented = new ArrayList<>(row);
            String node = (String) row.getFirst();
            int blanks = node.length() - node.stripLeading().length();
            indented.set(0, "\u2003".repeat(blanks) + node.substring(blanks));
            rows.add(indented);
        }
        return new Table(table.columns(), rows, table.counted());
    }
}
