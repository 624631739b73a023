package howdah.course;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Columns that a query fetches and nothing takes: they are lost without a word.
///
/// Told only where it is certain: where the query's columns can be read from its text, and where they go is a record of the
/// course's, by name or by a `resultMap`.
final class ColumnRules {

    private static final String COLUMN = "column";

    private final CourseSources sources;
    private final Map<String, Element> resultMaps;

    /// @param resultMaps by their full ids
    ColumnRules(CourseSources sources, Map<String, Element> resultMaps) {
        this.sources = sources;
        this.resultMaps = resultMaps;
    }

    List<Course.Finding> findings(LessonFile file, String namespace, Element select) {
        var places = select.attribute("resultMap").isEmpty() ? sources.components(select.attribute("resultType"))
            : places(namespace, select.attribute("resultMap"), "", new HashSet<>());
        return places.stream().flatMap(known -> lost(known, SelectList.columns(select)))
            .map(column -> LessonRules.finding(file, select.line(),
                "The column \"%s\" of \"%s\" has no place in what it returns".formatted(column, select.attribute("id")),
                "leave it out, name it as a component of the record is named (AS …), or map it in the resultMap")).toList();
    }

    private static Stream<String> lost(Set<String> places, Collection<String> columns) {
        return columns.stream().filter(column -> !places.contains(CourseSources.comparable(column)));
    }

    /// What a resultMap has places for; empty if that cannot be told, since its type is no record of the course's.
    ///
    /// @param names one full id, or more with commas between
    private Optional<Set<String>> places(String namespace, String names, String prefix, Set<String> seen) {
        var places = new HashSet<String>();
        for (var name : names.split("\\s*,\\s*")) {
            var map = resultMaps.get(fullId(namespace, name));
            if (map == null) {
                return Optional.empty();
            }
            if (seen.add(prefix + fullId(namespace, name))) {
                var own = sources.components(map.attribute("type"));
                if (own.isEmpty() || !addMapped(places, namespace, map, prefix, seen)) {
                    return Optional.empty();
                }
                own.get().forEach(component -> places.add(CourseSources.comparable(prefix) + component));
            }
        }
        return Optional.of(places);
    }

    /// @return false if it cannot be told what is mapped
    private boolean addMapped(Set<String> places, String namespace, Element parent, String prefix, Set<String> seen) {
        var others = Stream.of(parent.attribute("extends"), parent.attribute("resultMap")).filter(each -> !each.isEmpty());
        for (var other : others.toList()) {
            var further = places(namespace, other, prefix, seen);
            if (further.isEmpty()) {
                return false;
            }
            places.addAll(further.get());
        }
        for (var child : parent.children().toList()) {
            Stream.of(child.attribute(COLUMN).split("[{},=\\s]+"))
                .forEach(column -> places.add(CourseSources.comparable(prefix + column)));
            if (!addMapped(places, namespace, child, prefix + child.attribute("columnPrefix"), seen)) {
                return false;
            }
        }
        return true;
    }

    static String fullId(String namespace, String id) {
        return id.contains(".") ? id : namespace + "." + id;
    }
}
