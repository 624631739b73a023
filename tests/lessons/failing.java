///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION A lesson for tests: what goes wrong in it is told in one form
//SOURCES ../../scripts/howdah/Bootstrap.java

import static howdah.Bootstrap.*;

import java.util.Map;

record Post(String title, Integer votes) {
}

void main() throws Exception {

    step("Values", "All kinds of them.");
    show(new Post("日本 👍", null));
    show(new int[] {1, 1});
    try (var connection = connection(); var statement = connection.createStatement();
         var rows = statement.executeQuery("SELECT 1.50 AS price, '' AS empty, NULL AS missing, repeat('x', 100) AS long")) {
        show(rows);
    }

    step("Catch", "A step that is over leaves through any catch.");
    try {
        session().selectList("test.findAll");
    } catch (Exception failure) {
        show(failure);
    }

    step("Let go", "An exception leaves main.");
    var session = session();
    session.update("test.createTable");
    session.insert("test.insert", Map.of("num", "no number", "data", "x"));
}
