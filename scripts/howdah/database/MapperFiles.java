package howdah.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.io.Resources;

/// The files of a configuration's mappers that nobody has needed yet. A lesson needs one or two of all, and reading the others
/// would be the longest part of its start.
///
/// A file is named like its namespace: `mappers/posts.xml` has the statements of `posts`.
final class MapperFiles {

    /// Comments are found so that they are passed over, whatever they hold.
    private static final Pattern ENTRY = Pattern.compile("<!--.*?-->|<mapper\\s+resource=\"([^\"]+)\"\\s*/>", Pattern.DOTALL);

    private final Map<String, String> byNamespace = new ConcurrentHashMap<>();

    /// Takes the files out of a configuration.
    ///
    /// @param configuration the text of `mybatis-config.xml`
    /// @return the same without their entries, the other lines where they were
    String takeFrom(String configuration) {
        return ENTRY.matcher(configuration).replaceAll(entry -> {
            var isTaken = entry.group(1) != null && byNamespace.putIfAbsent(namespace(entry.group(1)), entry.group(1)) == null;
            return isTaken ? entry.group().replaceAll("\\S", " ") : Matcher.quoteReplacement(entry.group());
        });
    }

    private static String namespace(String resource) {
        return resource.replaceFirst(".*/", "").replaceFirst("\\.xml$", "");
    }

    /// The namespaces whose files are still to be read, in order.
    List<String> namespaces() {
        return byNamespace.keySet().stream().sorted().toList();
    }

    boolean have(String namespace) {
        return byNamespace.containsKey(namespace);
    }

    String resource(String namespace) {
        return byNamespace.get(namespace);
    }

    /// @throws IOException if the thread's class path has no such file
    InputStream open(String namespace) throws IOException {
        return Resources.getResourceAsStream(resource(namespace));
    }

    /// It is read.
    void remove(String namespace) {
        byNamespace.remove(namespace);
    }
}
