package howdah.show;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the rows and columns in what Java holds: maps, records, result sets, and collections or arrays of anything.
final class TableReader {

    private TableReader() {
    }

    /// Empty for a single value; the rows of a [ResultSet] are read from its cursor on.
    static Optional<Table> read(Object value) {
        if (value instanceof ResultSet rows) {
            return Optional.of(ResultSetReader.read(rows));
        }
        if (value instanceof Rows rows) {
            return Optional.of(rows.table());
        }
        if (isRow(value)) {
            return Optional.of(rows(List.of(value), false));
        }
        if (value instanceof Collection<?> values) {
            return Optional.of(list(values));
        }
        boolean array = value != null && value.getClass().isArray() && !(value instanceof byte[]);
        return array ? Optional.of(list(elements(value))) : Optional.empty();
    }

    static List<Object> elements(Object array) {
        var elements = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static boolean isRow(Object value) {
        return value instanceof Map || value instanceof Record;
    }

    private static Table list(Collection<?> values) {
        boolean rows = values.stream().anyMatch(TableReader::isRow)
            && values.stream().allMatch(value -> value == null || isRow(value));
        return rows ? rows(values, true) : listing(values);
    }

    private static Table listing(Collection<?> values) {
        List<List<Object>> rows = new ArrayList<>();
        values.forEach(value -> rows.add(Collections.singletonList(unwrapped(value))));
        return table(Set.of(""), rows, true);
    }

    private static Table rows(Collection<?> values, boolean counted) {
        List<Map<String, Object>> maps = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Object value : values) {
            Map<String, Object> map = value == null ? null : columns(value);
            maps.add(map);
            names.addAll(map == null ? Set.of() : map.keySet());
        }
        List<List<Object>> rows = new ArrayList<>();
        maps.forEach(map -> rows.add(row(names, map)));
        return table(names, rows, counted);
    }

    /// MyBatis gives null for a row in which every column is NULL.
    private static List<Object> row(Set<String> names, Map<String, Object> map) {
        List<Object> row = new ArrayList<>(names.size());
        names.forEach(name -> row.add(map == null ? null : map.getOrDefault(name, Table.ABSENT)));
        return row;
    }

    private static Table table(Set<String> names, List<List<Object>> rows, boolean counted) {
        List<Table.Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(new Table.Column(name, isNumber(rows, columns.size())));
        }
        return new Table(columns, rows, counted);
    }

    private static boolean isNumber(List<List<Object>> rows, int column) {
        boolean found = false;
        for (List<Object> row : rows) {
            Object value = row.get(column);
            if (value instanceof Number) {
                found = true;
            } else if (value != null && value != Table.ABSENT) {
                return false;
            }
        }
        return found;
    }

    private static Map<String, Object> columns(Object row) {
        return row instanceof Map<?, ?> map ? ofMap(map) : ofRecord((Record) row);
    }

    private static Map<String, Object> ofMap(Map<?, ?> map) {
        Map<String, Object> columns = new LinkedHashMap<>();
        map.forEach((key, value) -> columns.put(String.valueOf(key), unwrapped(value)));
        return columns;
    }

    private static Map<String, Object> ofRecord(Record row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            columns.put(component.getName(), unwrapped(read(component, row)));
        }
        return columns;
    }

    private static Object read(RecordComponent component, Record row) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("%s.%s() cannot be read"
                .formatted(row.getClass().getSimpleName(), component.getName()), failure);
        }
    }

    private static Object unwrapped(Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
