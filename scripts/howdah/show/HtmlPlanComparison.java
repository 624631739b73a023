package howdah.show;

/// Draws two plans as HTML: what became of the whole, then what became of each node.
final class HtmlPlanComparison {

    private HtmlPlanComparison() {
    }

    static Markup draw(PlanComparison plans) {
        String color = plans.trend() > 0 ? "color:" + Html.RED : plans.trend() < 0 ? "color:" + Html.GREEN : "";
        return Markup.of("div").add(Markup.of("strong", plans.summary()).style(color)).add(HtmlTable.draw(plans.table()));
    }
}
