package howdah.database;

import howdah.show.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.exceptions.ExceptionFactory;
import org.apache.ibatis.executor.ErrorContext;
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
    private MapperFiles files = new MapperFiles();
    private volatile ClassLoader loader;

    /// Reads the configuration; the files of its mappers are read when somebody asks for one of their statements.
    ///
    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param program     the name of the class that has `main`
    static MapperConfiguration read(Reader file, String environment, Properties properties, String program) throws IOException {
        var files = new MapperFiles();
        var text = files.takeFrom(file.readAllAsString());
        var builder = new XMLConfigBuilder(MapperConfiguration.class, new StringReader(text), environment, properties);
        var configuration = (MapperConfiguration) builder.getConfiguration();
        configuration.records().belongTo(program);
        builder.parse();
        configuration.files = files;
        configuration.readAs(Thread.currentThread());
        return configuration;
    }

    /// Lets mappers that are read from now on have the files and the records that this thread sees: another one that needs a
    /// statement first, such as a service's, may see less.
    void readAs(Thread thread) {
        loader = thread.getContextClassLoader();
    }

    /// Reads the namespace's file, unless that is done.
    private void need(String namespace) {
        if (files.have(namespace)) {
            read(namespace);
        }
    }

    private synchronized void read(String namespace) {
        if (files.have(namespace)) {
            var thread = Thread.currentThread();
            var itsOwn = thread.getContextClassLoader();
            var context = ErrorContext.instance().store().resource(files.resource(namespace));
            thread.setContextClassLoader(loader);
            try (var file = files.open(namespace)) {
                orLeaveAsItWas(() -> new XMLMapperBuilder(file, this, files.resource(namespace), getSqlFragments()).parse());
                files.remove(namespace);
            } catch (IOException | RuntimeException failure) {
                throw ExceptionFactory.wrapException("The mapper cannot be read.", failure);
            } finally {
                thread.setContextClassLoader(itsOwn);
                context.recall();
            }
        }
    }

    private void needAll() {
        files.namespaces().forEach(this::need);
    }

    /// Takes a mapper in place of that of its namespace, also in sessions that are open. If it is wrong, all stays as it was.
    ///
    /// @param resource what messages call it
    synchronized void replace(String namespace, String xml, String resource) {
        need(namespace);
        orLeaveAsItWas(() -> {
            List.of(mappedStatements, caches, resultMaps, parameterMaps, keyGenerators, sqlFragments)
                .forEach(all -> remove(namespace + ".", all));
            caches.remove(namespace);
            loadedResources.remove(resource);
            var content = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
            new XMLMapperBuilder(content, this, resource, getSqlFragments()).parse();
            buildAllStatements();
        });
    }

    private void orLeaveAsItWas(Runnable change) {
        var before = new Contents();
        try {
            change.run();
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

    /// A mapper may use parts of others: one that lacks something may find it in a file that was not read yet.
    @Override
    protected void buildAllStatements() {
        var isWhole = Stream.of(incompleteStatements, incompleteCacheRefs, incompleteResultMaps, incompleteMethods)
            .allMatch(Collection::isEmpty);
        if (!isWhole) {
            needAll();
        }
        super.buildAllStatements();
    }

    @Override
    public Collection<String> getMappedStatementNames() {
        needAll();
        return super.getMappedStatementNames();
    }

    @Override
    public Collection<MappedStatement> getMappedStatements() {
        needAll();
        return super.getMappedStatements();
    }

    @Override
    public boolean hasStatement(String id, boolean validateIncompleteStatements) {
        return known(id, validateIncompleteStatements).isPresent();
    }

    /// The SQL of an annotation stands under the interface's full name, that of a mapper under its namespace.
    @Override
    public MappedStatement getMappedStatement(String id, boolean validateIncompleteStatements) {
        var known = known(id, validateIncompleteStatements).orElse(id);
        var statement = super.getMappedStatement(known, validateIncompleteStatements);
        if (statement.getResultMaps().stream().anyMatch(rows -> rows.getType() == ProgramRecords.Missing.class)) {
            throw Failure.usage("%s gives its rows as a record that %s does not have.".formatted(id, records.program()))
                .where(statement.getResource())
                .next("above main, declare the record that its resultType names, with a component for each column");
        }
        return statement;
    }

    /// Under which name it has that statement. MyBatis does not validate while it is reading a file itself.
    private Optional<String> known(String id, boolean validateIncompleteStatements) {
        var names = List.of(id, courseId(id));
        if (validateIncompleteStatements) {
            names.forEach(this::needFor);
        }
        return names.stream().filter(name -> super.hasStatement(name, validateIncompleteStatements)).findFirst();
    }

    /// A short name, without a namespace, may stand in any file.
    private void needFor(String id) {
        if (id.contains(".")) {
            need(id.substring(0, id.lastIndexOf('.')));
        } else {
            needAll();
        }
    }
}
