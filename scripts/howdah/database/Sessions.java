package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.net.URL;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

/// Named MyBatis sessions on `mybatis-config.xml`, and which process of the server serves each of them.
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
    private MapperConfiguration configuration;
    private SqlSessionFactory factory;
    private SessionTransactions transactions;
    private URL builtFrom;

    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param program     the name of the class that has `main`; its own mapper `PROGRAM.xml` is added, if the class path has one
    /// @param told        gets each statement after it was run
    Sessions(Endpoint endpoint, String environment, String program, TimeLineRecorder recorder,
             Consumer<Database.Statement> told) {
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
        }
        if (find(ownMapper) != null && !configuration.isResourceLoaded(ownMapper)) {
            addOwnMapper();
        }
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
        session.getConnection();
        open.put(name, new Open(session, transaction));
        return session;
    }

    /// The process of the server that serves the session of that name, or null if none does.
    Integer backend(String name) {
        var known = open.get(name);
        return known == null || known.transaction().backend() == 0 ? null : known.transaction().backend();
    }

    /// The processes of the server that serve sessions.
    Collection<Integer> backends() {
        return open.values().stream().map(each -> each.transaction().backend()).filter(each -> each != 0).toList();
    }

    /// The name of the session that the process serves, or null.
    String name(int backend) {
        return open.entrySet().stream().filter(each -> each.getValue().transaction().backend() == backend)
            .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /// Closes all connections, of which none may be within a transaction. Sessions open new ones when they need them.
    synchronized void pause() throws SQLException {
        for (var each : open.values()) {
            each.transaction().pause();
        }
        if (factory.getConfiguration().getEnvironment().getDataSource() instanceof PooledDataSource pool) {
            pool.forceCloseAll();
        }
    }

    private void close(String name) {
        var known = open.remove(name);
        if (known != null) {
            try (var session = known.session()) {
                session.rollback(true);
            } catch (RuntimeException gone) {
                // its connection is broken or closed already: nothing is left to roll back
            }
        }
    }
}
