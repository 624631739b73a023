//SOURCES Binaries.java BinariesDownload.java CacheFolder.java Cluster.java ContainerClaim.java ContainerServer.java
//SOURCES DatabaseUrl.java EmbeddedServer.java Endpoint.java EnvFile.java EnvLine.java ExternalAddress.java
//SOURCES ExternalServer.java FileMutex.java LessonDatabase.java Mode.java OtherServer.java PasswordFile.java
//SOURCES Passwords.java Postmaster.java PrivateFile.java Refusal.java RetryPolicy.java Roles.java Server.java
//SOURCES ServerWait.java Sessions.java Setting.java Settings.java SettingsSearch.java Sql.java StatementLog.java
//SOURCES StatementNames.java Trouble.java
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS org.postgresql:postgresql:42.7.14
//DEPS org.mybatis:mybatis:3.5.19
//DEPS io.github.cdimascio:dotenv-java:3.2.0
//DEPS org.apache.commons:commons-compress:1.28.0 org.tukaani:xz:1.12
//DEPS eu.maveniverse.maven.mima:context:2.4.48 eu.maveniverse.maven.mima.runtime:standalone-static:2.4.48
//DEPS org.testcontainers:testcontainers-postgresql:2.0.5

package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// A database of a lesson's own: found, waited for, fresh, and left again.
///
/// The server is the one that the settings name: embedded, in a container, or external. On it the lesson gets a database
/// `howdah_NAME` that nobody else uses meanwhile; nothing outside it is touched.
public final class Database implements AutoCloseable {

    private static final long BLOCKED_SECONDS = 10;

    /// Told what happens while a database is being opened and used.
    public interface Listener {

        /// Something that takes long is at this point; replaces what was told before.
        void progress(String message);

        /// Something that a person should know.
        void warning(String message);

        /// A statement of a MyBatis session, with its parameters, when `HOWDAH_SHOW_SQL=1`.
        void statement(String sql);
    }

    private final Settings settings;
    private final Server server;
    private final LessonDatabase place;
    private final Connection runner;
    private final Sessions sessions;
    private final Listener listener;
    private final Thread spare;

    private Database(Settings settings, Server server, Connection runner, String name, Listener listener) throws SQLException {
        this.settings = settings;
        this.server = server;
        this.runner = runner;
        this.listener = listener;
        place = LessonDatabase.claim(server, runner, name);
        sessions = new Sessions(endpoint(), settings.environment(), settings.showSql() ? listener::statement : null);
        spare = Thread.ofPlatform().daemon().name("spare").start(place::makeSpare);
    }

    /// Opens the database `howdah_NAME` (in small letters), empty; waits for its server as long as the settings say.
    ///
    /// @param name letters, digits and underscores, such as `lesson01`
    /// @throws Failure if the settings are wrong, or if there is no database that can be used
    public static Database open(String name, Listener listener) {
        var settings = Settings.load();
        settings.warnings().forEach(listener::warning);
        var server = server(settings, listener);
        Connection runner = null;
        try {
            runner = ServerWait.connect(server.runner(), settings, listener::progress);
            return new Database(settings, server, runner, "howdah_" + name.toLowerCase(Locale.ROOT), listener);
        } catch (SQLException failure) {
            close(runner, server);
            throw Failure.noDatabase("No place for %s can be made on %s.".formatted(name, server.description())).cause(failure)
                .settings(settings.origins()).next("`jbang doctor` shows what is there");
        } catch (RuntimeException failure) {
            close(runner, server);
            throw failure;
        }
    }

    private static void close(Connection runner, Server server) {
        try (server; runner) {
            // only closed; where that fails, too, the first failure is the one to tell
        } catch (SQLException broken) {
            // it is gone anyway
        }
    }

    /// A setting, where it came from, and what it is: printable, never a password.
    public record Value(String name, String value, String from) {
    }

    /// The settings that count here, in the order of `.env.example`.
    ///
    /// @throws Failure if they are wrong
    public static List<Value> settings() {
        return Settings.load().values().stream()
            .map(setting -> new Value(setting.name(), setting.printable(), setting.place())).toList();
    }

    /// Asks the server once whether it is there and whether lessons can work on it.
    ///
    /// @return a sentence: which server answers, where, and what a lesson gets there
    /// @throws Failure if there is none that can be used
    public static String check(Listener listener) {
        var settings = Settings.load();
        settings.warnings().forEach(listener::warning);
        var server = server(settings, listener);
        try (server; var connection = ServerWait.connectOnce(server.runner(), settings)) {
            return "%s answers at %s as \"%s\"; lessons get %s of their own.".formatted(server.description(),
                server.learner(), server.learner().user(), LessonDatabase.kind(server, connection));
        } catch (SQLException failure) {
            throw Failure.noDatabase("%s does not answer as it should.".formatted(server.description())).cause(failure)
                .settings(settings.origins());
        }
    }

    private static Server server(Settings settings, Listener listener) {
        return switch (settings.mode()) {
            case EMBEDDED -> EmbeddedServer.shared(settings.cache(), settings.keep(), listener::progress);
            case CONTAINER -> ContainerServer.start(settings.postgresImage(), settings.cache(), listener::progress);
            case EXTERNAL -> new ExternalServer(settings.external());
        };
    }

    private Endpoint endpoint() {
        return place.endpoint();
    }

    public String host() {
        return endpoint().host();
    }

    public int port() {
        return endpoint().port();
    }

    /// The database's name on the server.
    public String name() {
        return endpoint().database();
    }

    /// The options of a JDBC URL, such as `sslmode=require`, joined by `&`.
    public String options() {
        return endpoint().query();
    }

    public String user() {
        return endpoint().user();
    }

    public String password() {
        return endpoint().password();
    }

    /// Opens a connection; waits for the server as long as the settings say. It is the caller's to close.
    public Connection connect() {
        return ServerWait.connect(endpoint(), settings, listener::progress);
    }

    /// Opens a MyBatis session on `mybatis-config.xml`; waits for the server as long as the settings say. One that is open
    /// under that name is rolled back and closed first.
    public SqlSession session(String name) {
        try {
            return sessions.open(name);
        } catch (PersistenceException failure) {
            if (!(failure.getCause() instanceof SQLException cause) || !isUnavailable(cause)) {
                throw failure;
            }
            return sessionAfterWaiting(name);
        }
    }

    private SqlSession sessionAfterWaiting(String name) {
        try (var connection = connect()) {
            return sessions.open(name);
        } catch (SQLException closing) {
            throw new PersistenceException(closing);
        }
    }

    /// Whether the server cannot be reached or is stopping, as opposed to: it has answered.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
    public static boolean isUnavailable(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }

    /// Waits until the session of that name waits for a lock.
    ///
    /// @return the names of the sessions that hold it; empty if `isDone` came true first
    /// @throws IllegalStateException after ten seconds
    public List<String> awaitBlocked(String name, BooleanSupplier isDone) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BLOCKED_SECONDS);
        while (System.nanoTime() < deadline) {
            var backend = sessions.backend(name);
            var blockers = backend == null ? null : Sql.value(runner, """
                SELECT array_to_string(pg_blocking_pids(pid), ',') FROM pg_stat_activity
                WHERE pid = ? AND wait_event_type = 'Lock'
                """, backend);
            if (blockers != null && !blockers.isEmpty()) {
                return List.of(blockers.split(",")).stream().map(this::sessionName).toList();
            }
            if (isDone.getAsBoolean()) {
                return List.of();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("the session \"%s\" does not wait for a lock".formatted(name));
    }

    private String sessionName(String backend) {
        var name = sessions.name(Integer.parseInt(backend));
        return name == null ? "process " + backend : name;
    }

    /// Leaves the database. What it holds stays to be looked at; open transactions are rolled back by the server.
    @Override
    public void close() {
        try {
            spare.join();
            place.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException gone) {
            // the server has ended meanwhile, and with it all that was to be left in order
        } finally {
            server.close();
        }
    }
}
