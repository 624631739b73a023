///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Let the environment win over the file, and the file over what is usual, where an empty value counts as none
//SOURCES ../../scripts/howdah/Bootstrap.java

// Exercise 6.1
// Hint: Two things differ from step 3 of lesson 06: the order is the wrong way round, and a value may be there and yet be empty.
// Hint: getOrDefault(name, "") is empty in both cases: where the name is missing, and where its value is empty. isEmpty() asks.
// Hint: var value = environment.getOrDefault(name, ""); if (!value.isEmpty()) { return value; } then the same for the file.

import static howdah.Bootstrap.*;

import java.util.Map;

/// The value of a setting: from the environment, else from the file, else the usual one.
String setting(String name, Map<String, String> environment, Map<String, String> file, String usual) {
    // TODO: let the environment win over the file, and let an empty value count as none in both
    return file.getOrDefault(name, environment.getOrDefault(name, usual));
}

void main() {
    var environment = Map.of("PGUSER", "admin", "PGPORT", "", "PGDATABASE", "");
    var file = Map.of("PGUSER", "student", "PGHOST", "db.example.org", "PGPORT", "5433", "PGDATABASE", "");
    show(setting("PGUSER", environment, file, "postgres"));
    show(setting("PGHOST", environment, file, "localhost"));
    show(setting("PGPORT", environment, file, "5432"));
    show(setting("PGDATABASE", environment, file, "postgres"));
    show(setting("PGSSLMODE", environment, file, "prefer"));
}
