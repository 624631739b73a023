package howdah.show;

/// A plan that EXPLAIN told in a format for people, to be shown as it is.
record PlanText(String text) implements Picture {
}
