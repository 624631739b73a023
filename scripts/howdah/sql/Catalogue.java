package howdah.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a database holds, as it was at some moment. Names are as PostgreSQL keeps them, unquoted.
///
/// @param system what belongs to PostgreSQL itself
record Catalogue(List<Relation> relations, List<Routine> routines, List<String> schemas, Builtin system) {

    static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of(),
        new Builtin(List.of(), List.of(), List.of(), List.of()));

    /// What does not change as long as the server runs.
    record Builtin(List<Relation> relations, List<Routine> routines, List<Routine> settings, List<String> keywords) {
    }

    /// @param kind      `table`, `view` and so on
    /// @param isVisible whether it needs no schema in front of its name
    record Relation(String schema, String name, String kind, boolean isVisible, List<Column> columns) {

        Optional<Column> column(String wanted) {
            return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
        }
    }

    /// @param about its type, and whether it may be null
    record Column(String name, String about) {
    }

    /// A function, or a setting.
    ///
    /// @param about its arguments and its result; a setting's value
    record Routine(String schema, String name, String about, boolean isVisible) {
    }

    Stream<Relation> allRelations() {
        return Stream.concat(relations.stream(), system.relations().stream());
    }

    Stream<Routine> allRoutines() {
        return Stream.concat(routines.stream(), system.routines().stream());
    }

    /// @param schema null where none is named
    Optional<Relation> relation(String schema, String name) {
        return allRelations().filter(each -> each.name().equals(name))
            .filter(each -> schema == null ? each.isVisible() : each.schema().equals(schema)).findFirst();
    }
}
