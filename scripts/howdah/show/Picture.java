package howdah.show;

/// What a value looks like to people, as data: how it is drawn, as text or otherwise, is up to a drawing.
sealed interface Picture permits Table, Plan, PlanComparison, PlanText, Bars, Chart, TimeLine, Schema {
}
