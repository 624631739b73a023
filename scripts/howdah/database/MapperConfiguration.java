package howdah.database;

import howdah.show.Failure;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.type.TypeAliasRegistry;

/// MyBatis's configuration, whose mappers may give rows as the program's own records, and stand behind its own interfaces.
///
/// An interface `Feed` beside `main` has the statements of the namespace `feed`; no configuration has to list it.
///
/// Public without arguments, since MyBatis makes it.
public final class MapperConfiguration extends Configuration {

    /// The classes of a program and of a notebook's cells are nested: `lesson09$Feed`, `REPL.$JShell$12$Feed`.
    private static final Pattern OF_INTERFACE = Pattern.compile(".*\\$([A-Z])(\\w*\\.\\w+)");

    private ProgramRecords records;

    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param program     the name of the class that has `main`
    static MapperConfiguration read(Reader file, String environment, Properties properties, String program) {
        var builder = new XMLConfigBuilder(MapperConfiguration.class, file, environment, properties);
        var configuration = (MapperConfiguration) builder.getConfiguration();
        configuration.records().belongTo(program);
        builder.parse();
        return configuration;
    }

    /// Takes a mapper in place of that of its namespace, also in sessions that are open. If it is wrong, all stays as it was.
    ///
    /// @param resource what messages call it
    synchronized void replace(String namespace, String xml, String resource) {
        var before = new Contents();
        try {
            List.of(mappedStatements, caches, resultMaps, parameterMaps, keyGenerators, sqlFragments)
                .forEach(all -> remove(namespace + ".", all));
            caches.remove(namespace);
            loadedResources.remove(resource);
            var content = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
            new XMLMapperBuilder(content, this, resource, getSqlFragments()).parse();
            buildAllStatements();
        } catch (RuntimeException wrong) {
            before.restore();
            throw wrong;
        }
    }

    /// Each stands under its full name and, without its namespace, under its short one.
    private static void remove(String start, Map<String, ?> all) {
        var removed = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
        all.entrySet().stream().filter(entry -> entry.getKey().startsWith(start)).map(Map.Entry<String, ?>::getValue)
            .forEach(removed::add);
        all.entrySet().removeIf(entry -> removed.contains(entry.getValue()));
    }

    /// The full names of its statements, in order.
    List<String> statementIds() {
        return getMappedStatementNames().stream().filter(id -> id.contains(".") && !id.contains("!")).sorted().toList();
    }

    /// What there is at a time.
    private final class Contents {

        private final Map<Map<String, ?>, Map<String, Object>> maps = new IdentityHashMap<>();
        private final Set<String> resources = Set.copyOf(loadedResources);
        private final Map<Collection<?>, List<?>> unfinished = new IdentityHashMap<>();

        Contents() {
            List.of(mappedStatements, caches, resultMaps, parameterMaps, keyGenerators, sqlFragments, cacheRefMap)
                .forEach(all -> maps.put(all, new HashMap<>(all)));
            List.of(incompleteStatements, incompleteCacheRefs, incompleteResultMaps, incompleteMethods)
                .forEach(all -> unfinished.put(all, List.copyOf(all)));
        }

        @SuppressWarnings("unchecked")
        void restore() {
            maps.forEach((all, before) -> {
                all.clear();
                ((Map<String, Object>) all).putAll(before);
            });
            unfinished.forEach((all, before) -> {
                all.clear();
                ((Collection<Object>) all).addAll(before);
            });
            loadedResources.retainAll(resources);
            loadedResources.addAll(resources);
        }
    }

    ProgramRecords records() {
        if (records == null) {
            records = new ProgramRecords(super.getTypeAliasRegistry());
        }
        return records;
    }

    @Override
    public TypeAliasRegistry getTypeAliasRegistry() {
        return records();
    }

    @Override
    public <T> T getMapper(Class<T> type, SqlSession session) {
        if (!hasMapper(type)) {
            addMapper(type);
        }
        return super.getMapper(type, session);
    }

    /// What the course calls a statement to which MyBatis gives the full name of an interface: `feed.find` for
    /// `lesson09$Feed.find`. Any other id stays as it is.
    static String courseId(String id) {
        var method = OF_INTERFACE.matcher(id);
        return method.matches() ? method.group(1).toLowerCase(Locale.ROOT) + method.group(2) : id;
    }

    @Override
    public boolean hasStatement(String id, boolean validateIncompleteStatements) {
        return super.hasStatement(id, validateIncompleteStatements)
            || super.hasStatement(courseId(id), validateIncompleteStatements);
    }

    /// The SQL of an annotation stands under the interface's full name, that of a mapper under its namespace.
    @Override
    public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
        var known = super.hasStatement(id, validateIncompleteStatements) ? id : courseId(id);
        var statement = super.getMappedStatement(known, validateIncompleteStatements);
        if (statement.getResultMaps().stream().anyMatch(rows -> rows.getType() == ProgramRecords.Missing.class)) {
            throw Failure.usage("%s gives its rows as a record that %s does not have.".formatted(id, records.program()))
                .where(statement.getResource())
                .next("above main, declare the record that its resultType names, with a component for each column");
        }
        return statement;
    }
}
