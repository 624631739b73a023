package howdah.database;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The mappers that somebody has loaded in this process in place of files. A database that is opened later has them, too.
final class LoadedMappers {

    private static final Map<String, String> BY_NAMESPACE = new TreeMap<>();

    private LoadedMappers() {
    }

    static synchronized void add(String namespace, String xml) {
        BY_NAMESPACE.put(namespace, xml);
    }

    static synchronized void remove(String namespace) {
        BY_NAMESPACE.remove(namespace);
    }

    static synchronized Map<String, String> all() {
        return Map.copyOf(BY_NAMESPACE);
    }

    static synchronized Optional<String> of(String namespace) {
        return Optional.ofNullable(BY_NAMESPACE.get(namespace));
    }

    /// Whether the statement of that id is one of theirs.
    static boolean have(String statement) {
        return statement.contains(".") && of(statement.substring(0, statement.lastIndexOf('.'))).isPresent();
    }

    /// What messages call such a mapper.
    static String resource(String namespace) {
        return "%%mapper " + namespace;
    }
}
