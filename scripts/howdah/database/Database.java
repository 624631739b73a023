//SOURCES Binaries.java BinariesDownload.java CacheFolder.java ChosenServer.java Cluster.java ContainerClaim.java
//SOURCES ContainerServer.java DatabaseUrl.java EmbeddedServer.java Endpoint.java EnvFile.java EnvLine.java
//SOURCES ExternalAddress.java ExternalServer.java FileMutex.java Given.java HeavySteps.java LessonDatabase.java
//SOURCES LoadedMappers.java LockWatch.java MapperConfiguration.java MapperFiles.java MarkedDatabases.java Mode.java
//SOURCES NamedConnection.java Need.java Observer.java OtherServer.java OwnServer.java PasswordFile.java
//SOURCES Passwords.java Postmaster.java PrivateFile.java PrivateServer.java ProgramRecords.java Refusal.java
//SOURCES Reset.java RetryPolicy.java Roles.java Server.java ServerWait.java Servers.java SessionTransaction.java
//SOURCES SessionTransactions.java Sessions.java Setting.java Settings.java SettingsSearch.java Snapshots.java
//SOURCES Sql.java SqlSplitter.java StatementCall.java StatementLog.java StatementNames.java TimeLineRecorder.java
//SOURCES Trouble.java Visit.java
//DEPS org.slf4j:slf4j-api:2.0.20 org.slf4j:slf4j-nop:2.0.20 org.slf4j:jcl-over-slf4j:2.0.20
//DEPS org.postgresql:postgresql:42.7.14
//DEPS org.mybatis:mybatis:3.5.19
//DEPS io.github.cdimascio:dotenv-java:3.2.0
//DEPS org.apache.commons:commons-compress:1.28.0 org.apache.commons:commons-lang3:3.20.0 org.tukaani:xz:1.12
//DEPS eu.maveniverse.maven.mima:context:2.4.48 eu.maveniverse.maven.mima.runtime:standalone-static:2.4.48
// Testcontainers has an older one, which would hide that of a lesson's own libraries.
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS org.testcontainers:testcontainers:2.0.5 org.testcontainers:testcontainers-postgresql:2.0.5

package howdah.database;

import howdah.show.Failure;
import howdah.show.TimeLine;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/// A database of a lesson's own: found, waited for, fresh, and left again.
///
/// The server is the one that the settings name: embedded, in a container, or external. On it the lesson gets a database
/// `howdah_NAME` that nobody else uses meanwhile; nothing outside it is touched.
public final class Database implements AutoCloseable {

    /// Told what happens while a database is being opened and used.
    public interface Listener {

        /// Something that takes long is at this point; replaces what was told before.
        void progress(String message);

        /// Something that a person should know.
        void warning(String message);

        /// A statement of a MyBatis session was run, or has failed; in the thread that ran it.
        void statement(Statement statement);
    }

    /// A statement of a MyBatis session, after it was run.
    ///
    /// @param session      the session's name
    /// @param id           of the mapper's statement, such as `test.insert`
    /// @param sql          as it was sent, with its parameters; one of a batch without them
    /// @param milliseconds that it took
    /// @param rows         fetched or changed; -1 where that is not known: after a failure, for a cursor, in a batch
    /// @param failure      why it has failed, or null
    /// @param call         more about it, if its mapper was loaded by [#loadMapper]; else null
    public record Statement(String session, String id, String sql, double milliseconds, int rows, SQLException failure,
                            Call call) {

        /// One of which no more is to be told.
        public Statement(String session, String id, String sql, double milliseconds, int rows, SQLException failure) {
            this(session, id, sql, milliseconds, rows, failure, null);
        }

        /// `test.insert: INSERT …`, on one line.
        @Override
        public String toString() {
            return id + ": " + sql.strip().replaceAll("\\s*\\R\\s*", " ");
        }
    }

    /// How a statement of a mapper was called, and what became of it.
    ///
    /// @param sql        with a question mark for each parameter
    /// @param parameters their values by their expressions, in the order of the question marks
    /// @param rows       as they were mapped; empty if it has none, or they are not kept
    public record Call(String sql, List<Map.Entry<String, Object>> parameters, List<?> rows) {
    }

    /// A connection to the lesson's database as the lesson's role.
    ///
    /// @param name    of the session that [#session] has opened on it; null for one that was opened in another way
    /// @param backend the process of the server that serves it
    /// @param state   such as `active` or `idle in transaction`
    /// @param query   what it runs, or ran last
    /// @see <a href="https://www.postgresql.org/docs/18/monitoring-stats.html">pg_stat_activity</a>
    public record OpenSession(String name, int backend, String state, String query) {
    }

    /// What a session waits for.
    ///
    /// @param lock    such as `row lock on test`
    /// @param holders the names of the sessions that hold it; `process 123` for others
    public record LockWait(String lock, List<String> holders) {
    }

    /// A file within the data directory, as the server names it.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
    private static final Pattern OWN_FILE = Pattern.compile("\"(base|global|pg_\\w+)/");
    private static final int SECONDS_TO_ANSWER = 5;
    private static final long LEAVE_MILLISECONDS = 5_000;

    private final Settings settings;
    private final Server server;
    private final LessonDatabase place;
    private final TimeLineRecorder recorder = new TimeLineRecorder();
    private final Sessions sessions;
    private final HeavySteps heavySteps;
    private final Listener listener;
    private final Thread spares;
    private Connection runner;
    private boolean isRunnerLost;
    private volatile boolean isClosed;

    private Database(Settings settings, Server server, Connection runner, String program, Listener listener) throws SQLException {
        this.settings = settings;
        this.server = server;
        this.runner = runner;
        this.listener = listener;
        var name = nameOf(program);
        place = LessonDatabase.claim(server, runner, name);
        sessions = new Sessions(place.endpoint(), settings.environment(), program, recorder, listener::statement, this::connect);
        heavySteps = new HeavySteps(Snapshots.Run.given(name), place, sessions, listener);
        spares = Thread.ofPlatform().daemon().name("spares").start(new MarkedDatabases(server, runner)::makeSpares);
    }

    static String nameOf(String program) {
        return "howdah_" + program.toLowerCase(Locale.ROOT);
    }

    /// Opens the database `howdah_NAME` (in small letters), empty; waits for its server as long as the settings say.
    ///
    /// @param name letters, digits and underscores, such as `lesson01`
    /// @throws Failure if the settings are wrong, or if there is no database that can be used
    public static Database open(String name, Listener listener) {
        var settings = Settings.load();
        settings.warnings().forEach(listener::warning);
        return open(name, OwnServer.isGiven() ? settings.forOwnServer() : settings, listener);
    }

    /// Opens it on a server of its own, whatever the settings say: that which [OwnServer#VARIABLE] names, else a new one.
    ///
    /// @throws Failure where no embedded server can run
    public static Database openOnOwnServer(String name, Listener listener) {
        return open(name, Settings.load().forOwnServer(), listener);
    }

    static Database open(String name, Settings settings, Listener listener) {
        return ChosenServer.use(settings, listener, (server, runner) -> new Database(settings, server, runner, name, listener));
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

    /// Downloads the embedded server's programs, unless they are there.
    ///
    /// @return whether they were downloaded
    /// @throws Failure if they cannot be
    public static boolean fetch(Listener listener) {
        var cache = Settings.load().cache();
        try (var mutex = FileMutex.lock(EmbeddedServer.clusterLock(CacheFolder.make(cache)), listener::progress)) {
            var isThere = Files.isDirectory(Binaries.folder(cache));
            Binaries.in(cache, listener::progress);
            return !isThere;
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    /// Leaves the embedded server, whoever in this process still uses it or is about to: the process ends. The last one out stops
    /// it.
    ///
    /// @param patience how long to wait for a server that is being started or stopped just now
    public static void leaveServer(Duration patience) {
        try {
            Thread.ofPlatform().daemon().name("leave server").start(Database::leaveServerNow).join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leaveServerNow() {
        try {
            EmbeddedServer.leaveAll();
        } catch (Failure broken) {
            // nobody would read it any more, and the next user finds the server, or starts it
        }
    }

    /// Asks the server once whether it is there and whether lessons can work on it.
    ///
    /// @return a sentence: which server answers, where, and what a lesson gets there
    /// @throws Failure if there is none that can be used
    public static String check(Listener listener) {
        var settings = Settings.load();
        settings.warnings().forEach(listener::warning);
        var server = ChosenServer.open(settings, listener);
        try (server; var connection = ServerWait.connectOnce(server.runner(), settings)) {
            return "%s answers at %s as \"%s\"; lessons get %s of their own.".formatted(server.description(),
                server.learner(), server.learner().user(), LessonDatabase.kind(server, connection));
        } catch (SQLException failure) {
            throw Failure.noDatabase("%s does not answer as it should.".formatted(server.description())).cause(failure)
                .settings(settings.origins());
        }
    }

    /// Whether `HOWDAH_SHOW_SQL=1` asks to show statements.
    public static boolean showsSql() {
        return ShowSql.IS_ON;
    }

    private static final class ShowSql {
        static final boolean IS_ON = Settings.load().showSql();
    }

    private Endpoint endpoint() {
        return place.endpoint();
    }

    /// The server, if it is this lesson's own; else null.
    public OwnServer ownServer() {
        return server instanceof PrivateServer own ? new OwnServer(own) : null;
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
        return connect(endpoint());
    }

    /// Opens a connection that tells its session's name to the server.
    private Connection connect(String session) {
        var name = endpoint().options().get(LessonDatabase.APPLICATION_NAME) + ":" + session;
        return connect(endpoint().withOption(LessonDatabase.APPLICATION_NAME, name));
    }

    private Connection connect(Endpoint endpoint) {
        server.revive(listener::progress);
        return ServerWait.connect(endpoint, settings, listener::progress);
    }

    /// The connection of the session of that name: that of [#session], if one is open under it; else a plain one, which is
    /// known by that name as well. Opening a session of that name closes it.
    public NamedConnection connection(String name) {
        return sessions.connection(name);
    }

    /// The names of the sessions for which that one waits right now; unlike [#lockWait] it leaves no trace in the time line.
    public List<String> lockHolders(String name) throws SQLException {
        return new LockWatch(runner(), endpoint(), sessions, recorder).holders(name);
    }

    /// The names of the sessions that are open, in the order of the alphabet.
    public List<String> sessionNames() {
        return List.copyOf(sessions.names());
    }

    /// What the session of that name waits for right now; empty if it does not wait for a lock.
    public Optional<LockWait> lockWait(String name) throws SQLException {
        return new LockWatch(runner(), endpoint(), sessions, recorder).wait(name);
    }

    /// Opens a MyBatis session on `mybatis-config.xml`; waits for the server as long as the settings say. One that is open
    /// under that name is rolled back and closed first.
    public SqlSession session(String name) {
        try {
            return sessions.open(name);
        } catch (PersistenceException failure) {
            if (!(failure.getCause() instanceof SQLException cause) || !isUnusable(cause)) {
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

    /// Takes a mapper in place of that of its namespace, in sessions that are open, in later ones, and in databases that this
    /// process opens later. If MyBatis refuses it, all stays as it was.
    ///
    /// @param xml a whole file, with its DOCTYPE
    /// @throws PersistenceException if MyBatis refuses it
    public void loadMapper(String namespace, String xml) {
        sessions.load(namespace, xml);
    }

    /// Lets databases that are opened from now on have the file's mapper again.
    public static void unloadMapper(String namespace) {
        LoadedMappers.remove(namespace);
    }

    /// The ids of all mappers' statements, such as `test.insert`, in order.
    public List<String> statementIds() {
        return sessions.current().statementIds();
    }

    /// The names that mappers may use for types, in small letters, the program's own records aside.
    public Set<String> typeNames() {
        return sessions.current().records().names();
    }

    /// Whether the server cannot be reached or is stopping, as opposed to: it has answered.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
    public static boolean isUnavailable(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
    }

    /// Whether no statement can help: the server cannot be reached, its disk or its memory is full, or it has lost files of its
    /// own.
    public static boolean isUnusable(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return isUnavailable(failure) || Set.of("53100", "53200", "58000", "58030", "XX001", "XX002").contains(state)
            || state.equals("58P01") && OWN_FILE.matcher(String.valueOf(failure.getMessage())).find();
    }

    /// Waits until the session of that name waits for a lock.
    ///
    /// @return the names of the sessions that hold it; empty if `isDone` came true first
    /// @throws IllegalStateException after ten seconds
    public List<String> awaitBlocked(String name, BooleanSupplier isDone) throws SQLException, InterruptedException {
        return new LockWatch(runner(), endpoint(), sessions, recorder).awaitBlocked(name, isDone);
    }

    /// What the sessions have done since each was opened, in order.
    public TimeLine timeLine() {
        return recorder.timeLine();
    }

    /// Leaves a session out of that: what it has done so far is not the lesson's own.
    public void forget(String session) {
        recorder.forget(session);
    }

    /// Does work that takes long and changes only this database. Where [Snapshots#VARIABLE] names a runner's snapshots, it is
    /// done once; later, also in another process, the database is replaced by the copy that was taken afterwards. The order
    /// of the calls tells which copy.
    ///
    /// Sessions that are not within a transaction stay usable, on new connections. Where a transaction or any other connection
    /// is open, or where the place is a schema, the work is done each time.
    public void heavy(Callable<?> work) throws Exception {
        heavySteps.perform(work, new MarkedDatabases(server, runner()));
    }

    /// How many statements the lesson's role has run in this database so far, whoever sent them; BEGIN, COMMIT and settings do
    /// not count.
    ///
    /// @return empty where the server has no pg_stat_statements
    public OptionalLong statementCalls() throws SQLException {
        return observer().statementCalls();
    }

    /// The connections that are open to this database as the lesson's role.
    public List<OpenSession> openSessions() throws SQLException {
        return observer().openSessions();
    }

    /// Ends those of them that were not opened by [#session]; their transactions are rolled back.
    public void terminateOthers() throws SQLException {
        observer().terminateOthers();
    }

    /// Makes it empty again, as it was when it was opened; where it is no schema, whatever is connected to it is ended.
    ///
    /// @throws Failure if the server does not do it
    public void empty() {
        try {
            place.empty(runner());
        } catch (SQLException failure) {
            throw Failure.noDatabase("The database %s cannot be emptied.".formatted(name())).cause(failure)
                .settings(settings.origins());
        }
    }

    /// Lets no connection that is opened from now on wait longer for a lock, unless it says otherwise; where the place is a
    /// schema, nothing is changed.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-LOCK-TIMEOUT">lock_timeout</a>
    public void limitLockWaits(Duration limit) {
        try {
            place.set(runner(), "lock_timeout", limit.toMillis() + "ms");
        } catch (SQLException refused) {
            listener.warning("Waiting for locks is not limited: " + refused.getMessage());
        }
    }

    /// Cancels what the lesson's connections run right now; any thread may call it.
    ///
    /// @param except the names of sessions that are left alone
    /// @see <a href="https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-SIGNAL">pg_cancel_backend</a>
    public void cancelStatements(Set<String> except) {
        Observer.cancelStatements(server, place, except.stream().map(sessions::backend).filter(Objects::nonNull).toList());
    }

    /// What a query on the server answers first; the runner asks.
    String serverValue(String query, Object... parameters) throws SQLException {
        return Sql.value(runner(), query, parameters);
    }

    /// Sees to it that an extension is there.
    ///
    /// @return null if it is, else why not
    String createExtension(String name) throws SQLException {
        return place.createExtension(name);
    }

    /// Sees to it that servers of a lesson's own can run here.
    ///
    /// @throws Failure if they cannot
    void fetchBinaries() {
        fetch(listener);
    }

    private Observer observer() throws SQLException {
        return new Observer(runner(), server, place, sessions);
    }

    /// The runner's connection; a new one where the server was stopped meanwhile.
    private synchronized Connection runner() throws SQLException {
        try {
            Sql.execute(runner, "SELECT 1");
        } catch (SQLException broken) {
            isRunnerLost = true;
            runner = connect(server.runner());
        }
        return runner;
    }

    /// Whether it has been left.
    public boolean isClosed() {
        return isClosed;
    }

    /// Whether the server, unless it is the lesson's own, has been away since the database was opened: it has ended even the
    /// connection that no lesson uses.
    public synchronized boolean hasLostServer() {
        try {
            return ownServer() == null && (isRunnerLost || !runner.isValid(SECONDS_TO_ANSWER));
        } catch (SQLException wrongNumber) {
            throw new IllegalStateException(wrongNumber);
        }
    }

    /// Leaves the database. What it holds stays to be looked at; open transactions are rolled back by the server. One that does
    /// not answer is not waited for.
    @Override
    public void close() {
        isClosed = true;
        try {
            sessions.closeConnections();
            spares.join(LEAVE_MILLISECONDS);
            if (!spares.isAlive()) {
                runner.setNetworkTimeout(Runnable::run, (int) LEAVE_MILLISECONDS);
                place.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException gone) {
            // the server has ended meanwhile, and with it all that was to be left in order
        } finally {
            ChosenServer.close(server, runner);
        }
    }
}
