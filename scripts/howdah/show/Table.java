package howdah.show;

import java.util.List;

/// Rows and columns to be shown, before they become text: the values are still those that Java holds.
///
/// @param columns without names (`""`) for a listing of single values
/// @param rows    each as long as `columns`; [#ABSENT] stands where a row has no such column
/// @param counted whether the number of rows is told below them
record Table(List<Column> columns, List<List<Object>> rows, boolean counted) implements Picture {

    /// A row without this column at all, which is not the same as NULL.
    static final Object ABSENT = new Object();

    /// @param number whether the values are numbers, which stand to the right
    record Column(String name, boolean number) {
    }

    boolean named() {
        return columns.stream().anyMatch(column -> !column.name().isEmpty());
    }
}
