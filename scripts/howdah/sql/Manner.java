package howdah.sql;

/// How rows and times are shown.
///
/// @param rows       how many of a statement, at most
/// @param isCounting whether those beyond are counted, as far as that is quick
/// @param isCounted  whether their number stands below a table
/// @param isExpanded whether they stand one below the other
/// @param isTiming   whether it is told how long a statement takes
record Manner(int rows, boolean isCounting, boolean isCounted, boolean isExpanded, boolean isTiming) {

    static final Manner CELLS = new Manner(200, true, false, false, true);
    static final Manner PROMPT = new Manner(1000, false, true, false, false);

    Manner toggleExpanded() {
        return new Manner(rows, isCounting, isCounted, !isExpanded, isTiming);
    }

    Manner toggleTiming() {
        return new Manner(rows, isCounting, isCounted, isExpanded, !isTiming);
    }
}
