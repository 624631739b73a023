package howdah.show;

import java.util.Optional;

/// Finds the picture for a value, and the drawing for a picture.
final class Pictures {

    private Pictures() {
    }

    /// Empty for a single value, which is shown as itself.
    static Optional<Picture> of(Object value) {
        if (value instanceof Picture picture) {
            return Optional.of(picture);
        }
        return TableReader.read(value).map(table -> PlanReader.read(table).orElse(table));
    }

    static String draw(Picture picture, Paper paper) {
        return switch (picture) {
            case Table table -> TableDrawing.draw(table, paper);
            case Plan plan -> PlanDrawing.draw(plan, paper);
            case PlanComparison plans -> PlanComparisonDrawing.draw(plans, paper);
            case PlanText plan -> plan.text().lines().map(paper.alphabet()::line).flatMap(line -> paper.wrap(line).stream())
                .reduce((above, below) -> above + "\n" + below).orElse("");
            case Bars bars -> BarsDrawing.draw(bars, paper);
            case Chart chart -> ChartDrawing.draw(chart, paper);
            case TimeLine timeLine -> TimeLineDrawing.draw(timeLine, paper);
            case Schema schema -> SchemaDrawing.draw(schema, paper);
        };
    }
}
