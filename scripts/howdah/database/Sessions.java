package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/// Named sessions: those of MyBatis on `mybatis-config.xml`, and plain ones for SQL; and which process of the server serves each.
final class Sessions {

    private static final String CONFIGURATION = "mybatis-config.xml";

    private record Open(SqlSession session, SessionTransaction transaction) {
    }

    private final Properties properties = new Properties();
    private final String environment;
    private final String program;
    private final String ownMapper;
    private final TimeLineRecorder recorder;
    private final Consumer<Database.Statement> told;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Map<String, NamedConnection> connections = new ConcurrentHashMap<>();
    private final Function<String, Connection> connecting;
    private MapperConfiguration configuration;
    private SqlSessionFactory factory;
    private SessionTransactions transactions;
    private URL builtFrom;

    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param program     the name of the class that has `main`; its own mapper `PROGRAM.xml` is added, if the class path has one
    /// @param told        gets each statement after it was run
    /// @param connecting  opens the plain connection of a session
    Sessions(Endpoint endpoint, String environment, String program, TimeLineRecorder recorder,
             Consumer<Database.Statement> told, Function<String, Connection> connecting) {
        this.connecting = connecting;
        this.environment = environment;
        this.recorder = recorder;
        this.told = told;
        this.program = program;
        ownMapper = program + ".xml";
        properties.setProperty("url", endpoint.url());
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password() == null ? "" : endpoint.password());
        build();
    }

    /// A program that is loaded later may bring files and records of its own.
    private void build() {
        if (factory == null || !Objects.equals(builtFrom, find(CONFIGURATION)) || !configuration.records().areCurrent()) {
            builtFrom = find(CONFIGURATION);
            configuration = configuration();
            factory = new SqlSessionFactoryBuilder().build(configuration);
            var configured = configuration.getEnvironment();
            transactions = new SessionTransactions(configured.getTransactionFactory(), recorder);
            configuration.setEnvironment(new Environment(configured.getId(), transactions, configured.getDataSource()));
            configuration.addInterceptor(new StatementNames());
            configuration.addInterceptor(new StatementLog(this::name, recorder, told));
            LoadedMappers.all().forEach(this::replace);
        }
        configuration.readAs(Thread.currentThread());
        if (find(ownMapper) != null && !configuration.isResourceLoaded(ownMapper) && LoadedMappers.of(program).isEmpty()) {
            addOwnMapper();
        }
    }

    private void replace(String namespace, String xml) {
        configuration.replace(namespace, xml, LoadedMappers.resource(namespace));
    }

    /// Takes a mapper in place of that of its namespace, in open sessions too; if it is wrong, all stays as it was.
    synchronized void load(String namespace, String xml) {
        build();
        replace(namespace, xml);
        LoadedMappers.add(namespace, xml);
    }

    synchronized MapperConfiguration current() {
        build();
        return configuration;
    }

    /// Where the thread's class path has that file, or null.
    private static URL find(String resource) {
        try {
            return Resources.getResourceURL(resource);
        } catch (IOException missing) {
            return null;
        }
    }

    private void addOwnMapper() {
        try (var file = Resources.getResourceAsStream(ownMapper)) {
            new XMLMapperBuilder(file, configuration, ownMapper, configuration.getSqlFragments()).parse();
        } catch (IOException unreadable) {
            throw Failure.usage(ownMapper + " cannot be read.").cause(unreadable);
        }
    }

    private MapperConfiguration configuration() {
        try (var file = Resources.getResourceAsReader(CONFIGURATION)) {
            var read = MapperConfiguration.read(file, environment, properties, program);
            if (read.getEnvironment() == null) {
                throw Failure.usage("HOWDAH_ENV names the environment \"%s\", which %s does not have."
                    .formatted(environment, CONFIGURATION)).next("set it to the id of one of its <environment> elements");
            }
            return read;
        } catch (IOException missing) {
            throw Failure.usage(CONFIGURATION + " is missing.").cause(missing);
        }
    }

    /// Opens a session and its connection. One that is already open under that name is rolled back and closed first.
    synchronized SqlSession open(String name) {
        close(name);
        build();
        var session = factory.openSession();
        var transaction = transactions.latest();
        transaction.call(name);
        recorder.forget(name);
        session.getConnection();
        open.put(name, new Open(session, transaction));
        return session;
    }

    /// The connection of the session of that name; a plain one, opened when it is needed, if no MyBatis session is open.
    synchronized NamedConnection connection(String name) {
        var known = connections.get(name);
        if (known != null && !known.isOver()) {
            return known;
        }
        var session = open.get(name);
        var made = new NamedConnection(name, session == null || session.transaction().isClosed() ? plain(name)
            : ofSession(session.transaction()), recorder);
        connections.put(name, made);
        return made;
    }

    private NamedConnection.Source plain(String name) {
        return new NamedConnection.Source() {
            private Connection opened;

            @Override
            public Connection get() throws SQLException {
                if (opened == null) {
                    opened = connecting.apply(name);
                }
                return opened;
            }

            @Override
            public void discard() throws SQLException {
                var former = opened;
                opened = null;
                if (former != null) {
                    former.close();
                }
            }
        };
    }

    private NamedConnection.Source ofSession(SessionTransaction transaction) {
        return new NamedConnection.Source() {
            @Override
            public Connection get() throws SQLException {
                return transaction.getConnection();
            }

            @Override
            public boolean commitsByItself() {
                return false;
            }

            @Override
            public boolean isOver() {
                return transaction.isClosed();
            }

            @Override
            public void discard() throws SQLException {
                if (!transaction.isClosed()) {
                    transaction.renew();
                }
            }
        };
    }

    /// The names of the sessions that are open.
    Collection<String> names() {
        var names = new TreeSet<String>();
        open.forEach((name, each) -> names.addAll(each.transaction().isClosed() ? Set.of() : Set.of(name)));
        connections.forEach((name, each) -> names.addAll(each.backend() == 0 ? Set.of() : Set.of(name)));
        return names;
    }

    /// The process of the server that serves the session of that name, or null if none does.
    Integer backend(String name) {
        return processes().filter(each -> each.getKey().equals(name)).map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /// The processes of the server that serve sessions.
    Collection<Integer> backends() {
        return processes().map(Map.Entry::getValue).distinct().toList();
    }

    /// The name of the session that the process serves, or null.
    String name(int backend) {
        return processes().filter(each -> each.getValue() == backend).map(Map.Entry::getKey).findFirst().orElse(null);
    }

    private Stream<Map.Entry<String, Integer>> processes() {
        return Stream.concat(
                open.entrySet().stream().map(each -> Map.entry(each.getKey(), each.getValue().transaction().backend())),
                connections.entrySet().stream().map(each -> Map.entry(each.getKey(), each.getValue().backend())))
            .filter(each -> each.getValue() != 0);
    }

    /// Closes all connections, of which none may be within a transaction. Sessions open new ones when they need them.
    synchronized void pause() throws SQLException {
        for (var each : connections.values()) {
            each.close();
        }
        for (var each : open.values()) {
            each.transaction().pause();
        }
        if (factory.getConfiguration().getEnvironment().getDataSource() instanceof PooledDataSource pool) {
            pool.forceCloseAll();
        }
    }

    /// Closes the plain connections; MyBatis' sessions are the program's to close.
    synchronized void closeConnections() throws SQLException {
        for (var each : connections.values()) {
            each.close();
        }
        connections.clear();
    }

    private void close(String name) {
        closeConnection(name);
        var known = open.remove(name);
        if (known != null) {
            try (var session = known.session()) {
                session.rollback(true);
            } catch (RuntimeException gone) {
                // its connection is broken or closed already: nothing is left to roll back
            }
        }
    }

    private void closeConnection(String name) {
        var known = connections.remove(name);
        if (known != null && known.commitsByItself()) {
            try {
                known.close();
            } catch (SQLException gone) {
                // the server has ended it already
            }
        }
    }
}
