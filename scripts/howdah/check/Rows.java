package howdah.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Rows as they were at one moment, each value in its normal form.
///
/// @param columns their names; one empty name where there are values without any
/// @param rows    each as long as `columns`
record Rows(List<String> columns, List<List<Object>> rows) {

    /// What is left of the cursor's rows.
    static Rows of(ResultSet found) throws SQLException {
        var columns = new ArrayList<String>();
        for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            columns.add(found.getMetaData().getColumnLabel(column));
        }
        var rows = new ArrayList<List<Object>>();
        while (found.next()) {
            var row = new ArrayList<>();
            for (var column = 1; column <= columns.size(); column++) {
                row.add(Values.normal(found.getObject(column)));
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    /// The rows in what Java holds: a map or a record is one, a collection or an array of them several; any other value is a row
    /// of its own, without a name.
    static Rows of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Rows::of).orElse(new Rows(List.of(), List.of()));
        }
        if (value instanceof Collection<?> values) {
            return ofAll(values);
        }
        return value != null && value.getClass().isArray() && !(value instanceof byte[])
            ? ofAll(new ArrayList<>((Collection<?>) Values.normal(value))) : ofAll(Arrays.asList(value));
    }

    private static Rows ofAll(Collection<?> values) {
        var maps = values.stream().map(Rows::columns).toList();
        var names = new LinkedHashSet<String>();
        maps.forEach(map -> names.addAll(map.keySet()));
        if (names.size() > 1) {
            names.remove("");
        }
        var rows = maps.stream().map(map -> names.stream().map(map::get).collect(ArrayList<Object>::new, List::add, List::addAll))
            .map(row -> (List<Object>) row).toList();
        return new Rows(List.copyOf(names), rows);
    }

    private static Map<String, Object> columns(Object row) {
        var columns = new LinkedHashMap<String, Object>();
        switch (row) {
            case Map<?, ?> map -> map.forEach((name, value) -> columns.put(String.valueOf(name), Values.normal(value)));
            case Record bound -> Arrays.stream(bound.getClass().getRecordComponents())
                .forEach(component -> columns.put(component.getName(), Values.normal(read(component, bound))));
            case null, default -> columns.put("", Values.normal(row));
        }
        return columns;
    }

    private static Object read(RecordComponent component, Record row) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("%s.%s() cannot be read".formatted(row.getClass().getSimpleName(),
                component.getName()), failure);
        }
    }

    /// Whether they have names; values on their own do not.
    boolean isNamed() {
        return !columns.equals(List.of(""));
    }

    /// `createdat` of `created_at` and of `createdAt`: MyBatis takes one for the other.
    static String key(String column) {
        return column.toLowerCase(Locale.ROOT).replace("_", "");
    }

    List<String> keys() {
        return columns.stream().map(Rows::key).toList();
    }

    /// The same rows with their columns in that order, under those names; it must have them all.
    Rows in(Rows order) {
        var keys = keys();
        var places = order.keys().stream().map(keys::indexOf).toList();
        return new Rows(order.columns(), rows.stream().map(row -> places.stream().map(row::get)
            .collect(ArrayList<Object>::new, List::add, List::addAll)).map(row -> (List<Object>) row).toList());
    }

    /// The values of one column.
    List<Object> column(int place) {
        var values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(place)));
        return values;
    }
}
