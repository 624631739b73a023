package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.postgresql.PGConnection;

/// Named MyBatis sessions on `mybatis-config.xml`, and who of them waits for whom.
final class Sessions {

    private static final String CONFIGURATION = "mybatis-config.xml";

    private final SqlSessionFactory factory;
    private final Map<String, SqlSession> open = new LinkedHashMap<>();
    private final Map<String, Integer> backends = new LinkedHashMap<>();

    /// @param environment the id of one of the configuration's environments, or null for its default
    /// @param log         gets each statement as it was sent, or null
    Sessions(Endpoint endpoint, String environment, Consumer<String> log) {
        var properties = new Properties();
        properties.setProperty("url", endpoint.url());
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", endpoint.password() == null ? "" : endpoint.password());
        factory = factory(environment, properties);
        factory.getConfiguration().addInterceptor(new StatementNames());
        if (log != null) {
            factory.getConfiguration().addInterceptor(new StatementLog(log));
        }
    }

    private static SqlSessionFactory factory(String environment, Properties properties) {
        try (var file = Resources.getResourceAsReader(CONFIGURATION)) {
            var factory = new SqlSessionFactoryBuilder().build(file, environment, properties);
            if (factory.getConfiguration().getEnvironment() == null) {
                throw Failure.usage("HOWDAH_ENV names the environment \"%s\", which %s does not have."
                    .formatted(environment, CONFIGURATION)).next("set it to the id of one of its <environment> elements");
            }
            return factory;
        } catch (IOException missing) {
            throw Failure.usage(CONFIGURATION + " is missing.").cause(missing);
        }
    }

    /// Opens a session and its connection. One that is already open under that name is rolled back and closed first.
    synchronized SqlSession open(String name) {
        close(name);
        var session = factory.openSession();
        open.put(name, session);
        backends.put(name, backend(session));
        return session;
    }

    private static int backend(SqlSession session) {
        try {
            return session.getConnection().unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException noPostgres) {
            throw new IllegalStateException(noPostgres);
        }
    }

    /// The process of the server that serves the session of that name, or null if none was opened.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/monitoring-stats.html">pg_stat_activity.pid</a>
    synchronized Integer backend(String name) {
        return backends.get(name);
    }

    /// The name of the session that the process serves, or null.
    synchronized String name(int backend) {
        return backends.entrySet().stream().filter(each -> each.getValue() == backend).map(Map.Entry::getKey)
            .findFirst().orElse(null);
    }

    private void close(String name) {
        var session = open.remove(name);
        if (session != null) {
            try (session) {
                session.rollback(true);
            } catch (RuntimeException gone) {
                // its connection is broken or closed already: nothing is left to roll back
            }
        }
    }
}
