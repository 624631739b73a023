///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: what is more than rows is drawn as a picture
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import howdah.show.TimeLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

void main() throws Exception {

    step("Pictures", "Everything fits the terminal, whatever its width is; a paragraph is wrapped.");
    try (var connection = connection(); var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE test (id serial PRIMARY KEY, num integer, data varchar)");
        show(statement.executeQuery("EXPLAIN (FORMAT JSON) SELECT num FROM test ORDER BY num"));
        show(statement.executeQuery("SELECT *, num AS number, data AS more, id AS one_more_column FROM test "
            + "UNION ALL SELECT 1, 2, '3', 4, '5', 6"));
    }
    show(schema());
    show(bars("rows per second", new TreeMap<>(Map.of("one by one", 900, "COPY", 40_000)).descendingMap()));
    show(lines("hour", List.of(Map.of("hour", 1, "votes", 10), Map.of("hour", 2, "votes", 30))));
    show(new TimeLine(List.of(new TimeLine.Event("a", TimeLine.Kind.COMMIT, "", List.of(), 0),
        new TimeLine.Event("b", TimeLine.Kind.WAITS, "", List.of("a"), 1))));
}
