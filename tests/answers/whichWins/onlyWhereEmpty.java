// PGHOST is set in the file alone

import static howdah.Bootstrap.*;

import java.util.Map;

/// The value of a setting: from the environment, else from the file, else the usual one.
String setting(String name, Map<String, String> environment, Map<String, String> file, String usual) {
    var value = environment.getOrDefault(name, "");
    if (!value.isEmpty()) {
        return value;
    }
    if (environment.containsKey(name)) {
        return file.getOrDefault(name, usual);
    }
    return usual;
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
