package howdah.database;

import static howdah.faults.SocketServer.answering;
import static howdah.faults.SocketServer.fatal;
import static howdah.faults.SocketServer.forwardingTo;
import static howdah.faults.SocketServer.greeting;
import static howdah.faults.SocketServer.message;
import static howdah.faults.SocketServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.faults.SocketServer;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWaitTest {

    private static final byte[] BAD_REQUEST = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private final Map<String, String> environment = new HashMap<>(Map.of("PGHOST", "127.0.0.1", "PGUSER", "student",
        "PGPASSWORD", "sesame", "PGDATABASE", "learn", "PGCONNECT_TIMEOUT", "30", "HOWDAH_WAIT", "maxAttempts=3,delay=10ms"));

    @AfterEach
    void shouldLeaveNoInterruptToOthers() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldConnectAtOnceToAServerThatIsThere() throws SQLException {
        useRealServer();

        try (var connection = connect()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(connection.getNetworkTimeout()).as("a limit on long statements").isZero();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void shouldWaitForAServerThatComesLater() throws Exception {
        useRealServer();
        var server = Integer.parseInt(environment.get("PGPORT"));
        var port = closedPort();
        environment.put("PGPORT", "" + port);
        environment.put("HOWDAH_WAIT", "1m,delay=20ms");
        var opened = new ArrayList<SocketServer>();

        try (var connection = ServerWait.connect(settings().external(), settings(), line -> {
            told.add(line);
            if (told.size() == 3) {
                opened.add(open(port, forwardingTo(server)));
            }
        })) {
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            opened.getFirst().close();
        }
        var refused = "Waiting for PostgreSQL at 127.0.0.1:" + port + ": connection refused. ";
        assertThat(told.subList(0, 3)).containsExactly(
            refused + "Attempt 1, next in 0 s; Ctrl-C ends it.",
            refused + "Attempt 2, next in 0 s; Ctrl-C ends it.",
            refused + "Attempt 3, next in 0 s; Ctrl-C ends it.");
    }

    @Test
    void shouldTellTheLastCauseWhenItGivesUp() throws IOException {
        environment.put("PGPORT", "" + closedPort());

        var failure = failure();

        assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE);
        assertThat(failure).hasMessageMatching(
            "PostgreSQL at 127.0.0.1:\\d+ takes no connection: connection refused \\(3 tries in [0-9.]+ s\\)\\.");
        assertThat(failure).hasRootCauseInstanceOf(java.net.ConnectException.class);
        assertThat(failure.settings()).isEqualTo(
            "environment (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD: set, PGCONNECT_TIMEOUT)");
        assertThat(failure.next()).startsWith("start the server, or correct PGHOST or PGPORT");
        assertThat(told).hasSize(2);
    }

    @Test
    void shouldNotBlameTheUsersSettingsForAServerThatHowdahRuns() throws IOException {
        environment.put("PGPORT", "" + closedPort());
        var endpoint = settings().external();
        environment.put("HOWDAH_DATABASE", "embedded");

        var failure = catchThrowableOfType(Failure.class, () -> ServerWait.connect(endpoint, settings(), told::add));

        assertThat(failure.settings()).isNull();
        assertThat(failure.next()).isEqualTo("run it again; `jbang doctor` shows what is missing");
    }

    @Test
    void shouldTryOnceIfToldNotToWait() throws IOException {
        environment.put("PGPORT", "" + closedPort());
        environment.put("HOWDAH_WAIT", "0");

        assertThat(failure()).hasMessageContaining("(1 try in ");
        assertThat(told).isEmpty();
    }

    @Test
    void shouldRetryAHostThatDoesNotResolve() {
        environment.put("PGHOST", "no-such-host.invalid");

        assertThat(failure()).hasMessageStartingWith("There is no host \"no-such-host.invalid\"");
        assertThat(told).hasSize(2).allMatch(line -> line.contains("no-such-host.invalid:5432: no such host."));
    }

    @Test
    void shouldNotWaitForeverForASilentServer() throws IOException {
        try (var server = listen(silence())) {
            environment.put("PGCONNECT_TIMEOUT", "1");
            environment.put("HOWDAH_WAIT", "maxAttempts=2,delay=10ms");

            assertThat(failure()).hasMessageMatching("What listens at 127.0.0.1:" + server.port()
                + " accepts connections and never answers \\(2 tries in [0-9.]+ s\\)\\.");
            assertThat(told).singleElement().asString().contains(": no answer. Attempt 1");
        }
    }

    @Test
    void shouldRetryAConnectionThatIsClosedAtOnce() throws IOException {
        try (var server = listen(socket -> { })) {
            assertThat(failure()).hasMessageMatching(".* takes no connection: connection (closed|reset) .*");
            assertThat(told).hasSize(2);
            assertThat(server.connections()).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "prefer"})
    void shouldNotRetryAWebServer(String sslMode) throws IOException {
        environment.put("PGSSLMODE", sslMode);
        assertNotPostgreSQL(answering(BAD_REQUEST));
    }

    @Test
    void shouldNotRetryAWebServerThatWaitsForAWholeRequest() throws IOException {
        environment.put("PGCONNECT_TIMEOUT", "1");
        assertNotPostgreSQL(socket -> {
            var lines = new Scanner(socket.getInputStream(), StandardCharsets.ISO_8859_1);
            if (lines.nextLine().startsWith("GET ")) {
                socket.getOutputStream().write(BAD_REQUEST);
            }
        });
    }

    /// The first byte of MySQL's greeting is its length, so it may be any; the driver understands some of them.
    @ParameterizedTest
    @ValueSource(strings = {"J", "N", "E", "R", "S"})
    void shouldNotRetryMySql(String length) throws IOException {
        environment.put("PGCONNECT_TIMEOUT", "1");
        assertNotPostgreSQL(greeting(length + "\0\0\0\n8.0.36\0" + "a".repeat(60)));
        environment.put("PGSSLMODE", "disable");
        assertNotPostgreSQL(greeting(length + "\0\0\0\n8.0.36\0" + "a".repeat(60)));
    }

    @Test
    void shouldNotRetryAnSshServer() throws IOException {
        environment.put("PGCONNECT_TIMEOUT", "1");
        assertNotPostgreSQL(greeting("SSH-2.0-OpenSSH_9.2\r\n"));
    }

    private void assertNotPostgreSQL(SocketServer.Conversation conversation) throws IOException {
        try (var server = listen(conversation)) {
            var failure = failure();
            assertThat(failure).hasMessage("What listens at 127.0.0.1:" + server.port() + " is not PostgreSQL.");
            assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void shouldWaitUntilAServerHasStarted() throws IOException {
        environment.put("PGSSLMODE", "disable");
        try (var server = listen(answering(fatal("57P03", "the database system is starting up")))) {
            assertThat(failure()).hasMessageStartingWith(
                "PostgreSQL at 127.0.0.1:" + server.port() + " is not ready: the database system is starting up (");
            assertThat(told).hasSize(2).allMatch(line -> line.contains(": the database system is starting up. Attempt"));
        }
    }

    @Test
    void shouldRefuseAServerThatIsTooOld() throws IOException {
        environment.put("PGSSLMODE", "disable");
        var greeting = message('R', "\0\0\0\0");
        var version = message('S', "server_version\00013.21\0");
        var ready = message('Z', "I");
        try (var server = listen(socket -> {
            socket.getInputStream().read(new byte[8192]);
            for (var part : List.of(greeting, version, ready)) {
                socket.getOutputStream().write(part);
            }
            socket.getInputStream().readAllBytes();
        })) {
            assertThat(failure()).hasMessage("PostgreSQL at 127.0.0.1:" + server.port()
                + " has version 13.21, and the lessons need 14 or newer.");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void shouldTellThatTlsIsNotOffered() throws IOException {
        environment.put("PGSSLMODE", "require");
        try (var server = listen(answering("N".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(failure()).hasMessage(
                "PostgreSQL at 127.0.0.1:" + server.port() + " offers no TLS, and sslmode=require demands it.");
        }
    }

    @Test
    void shouldTellThatTheCertificateAuthorityIsMissing() throws IOException {
        environment.put("PGSSLMODE", "verify-ca");
        environment.put("PGSSLROOTCERT", folder.resolve("root.crt").toString());
        try (var server = listen(socket -> {
            var isTlsRequest = socket.getInputStream().read(new byte[8]) == 8 && socket.getInputStream().available() == 0;
            if (isTlsRequest) {
                socket.getOutputStream().write('S');
                socket.getInputStream().readAllBytes();
            }
        })) {
            var failure = failure();
            assertThat(failure).hasMessageStartingWith("PostgreSQL at 127.0.0.1:" + server.port() + ": TLS failed");
            assertThat(failure.getCause()).hasMessageContaining("root.crt");
            assertThat(failure.next()).contains("PGSSLROOTCERT");
        }
    }

    @Test
    void shouldEndAtOnceOnAWrongPassword() {
        useRealServer();
        environment.put("PGPASSWORD", "not-the-password");
        environment.put("HOWDAH_WAIT", "forever");

        var failure = failure();

        assertThat(failure).hasMessage("PostgreSQL at %s refuses \"%s\": wrong password."
            .formatted(TestServer.get(), environment.get("PGUSER")));
        assertThat(failure.getCause()).hasMessageContaining("password authentication failed");
        assertThat(((SQLException) failure.getCause()).getSQLState()).isEqualTo("28P01");
        assertThat(failure.settings()).contains("PGPASSWORD: set");
        assertThat(failure.next()).startsWith("correct PGPASSWORD, then run the lesson again; "
            + "`jbang doctor` shows where each value comes from");
        assertThat(everythingIn(failure)).doesNotContain("not-the-password");
        assertThat(told).isEmpty();
    }

    @Test
    void shouldNameTheUrlWhenItHoldsTheWrongPassword() {
        var server = TestServer.get();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("DATABASE_URL",
            "postgres://%s:not-the-password@127.0.0.1:%d/postgres".formatted(server.user(), server.port()));

        var failure = failure();

        assertThat(failure.next()).startsWith("correct DATABASE_URL, ");
        assertThat(failure.settings()).isEqualTo("environment (DATABASE_URL)");
        assertThat(everythingIn(failure)).doesNotContain("not-the-password");
    }

    @Test
    void shouldAskForAPasswordThatIsMissing() {
        useRealServer();
        environment.remove("PGPASSWORD");

        var failure = failure();

        assertThat(failure).hasMessageEndingWith("it wants a password, and none is set.");
        assertThat(failure.next()).startsWith("set PGPASSWORD");
    }

    @Test
    void shouldTellThatADatabaseIsMissing() {
        useRealServer();
        environment.put("PGDATABASE", "nowhere");

        var failure = failure();

        assertThat(failure).hasMessageEndingWith(" has no database \"nowhere\".");
        assertThat(failure.next()).startsWith("create it, or correct PGDATABASE");
        assertThat(told).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownRole() {
        useRealServer();
        environment.put("PGUSER", "nobody_at_all");

        var failure = failure();

        assertThat(failure).hasMessageContaining("refuses \"nobody_at_all\"");
        assertThat(failure.next()).contains("a role that does not exist is refused in the same words");
    }

    @Test
    void shouldTellARoleThatMayNotLogIn() throws SQLException {
        useRealServer();
        try (var owner = connect(); var statement = owner.createStatement()) {
            statement.execute("CREATE ROLE shut_out NOLOGIN PASSWORD 'sesame'");
            environment.putAll(Map.of("PGUSER", "shut_out", "PGPASSWORD", "sesame"));
            try {
                assertThat(failure()).hasMessageEndingWith("refuses \"shut_out\": there is no such role that may log in.");
            } finally {
                statement.execute("DROP ROLE shut_out");
            }
        }
    }

    @Test
    void shouldWaitForAConnectionToBecomeFree() throws SQLException {
        useRealServer();
        try (var owner = connect(); var statement = owner.createStatement()) {
            statement.execute("CREATE ROLE lonely LOGIN PASSWORD 'sesame' CONNECTION LIMIT 1");
            environment.putAll(Map.of("PGUSER", "lonely", "PGPASSWORD", "sesame", "HOWDAH_WAIT", "1m,delay=20ms"));
            try {
                var first = connect();
                try (var second = ServerWait.connect(settings().external(), settings(), line -> {
                    told.add(line);
                    close(first);
                })) {
                    assertThat(second.isValid(1)).isTrue();
                }
                assertThat(told.getFirst()).contains(": too many connections for role \"lonely\". Attempt 1");
            } finally {
                statement.execute("DROP ROLE lonely");
            }
        }
    }

    @Test
    void shouldHideAPasswordThatAServerRepeats() throws IOException {
        environment.put("PGSSLMODE", "disable");
        environment.put("PGPASSWORD", "student");
        try (var server = listen(answering(fatal("XX000", "role \"student\" failed for postgres://student:student@here")))) {
            var failure = failure();
            assertThat(server.connections()).isPositive();
            assertThat(failure.getCause()).hasMessage("FATAL: role \"student\" failed for postgres://student:***@here");
            assertThat(((SQLException) failure.getCause()).getSQLState()).isEqualTo("XX000");
        }
    }

    @Test
    void shouldEndWhenInterruptedBetweenTries() throws IOException {
        environment.put("PGPORT", "" + closedPort());
        environment.put("HOWDAH_WAIT", "forever,delay=1h");
        var waiting = Thread.currentThread();

        var failure = catchThrowableOfType(Failure.class,
            () -> ServerWait.connect(settings().external(), settings(), line -> waiting.interrupt()));

        assertThat(failure).hasMessageStartingWith("Interrupted while waiting for PostgreSQL at 127.0.0.1:");
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }

    @Test
    void shouldEndWhenInterruptedDuringATry() throws IOException {
        environment.put("PGCONNECT_TIMEOUT", "600");
        var waiting = Thread.currentThread();
        try (var server = listen(socket -> waiting.interrupt())) {
            environment.put("HOWDAH_WAIT", "forever,delay=1h");
            assertThat(failure()).hasMessage("Interrupted while waiting for PostgreSQL at 127.0.0.1:" + server.port() + ".");
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    private Settings settings() {
        return Settings.load(environment, folder, folder);
    }

    private Connection connect() {
        return ServerWait.connect(settings().external(), settings(), told::add);
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, () -> connect().close());
    }

    private void useRealServer() {
        var server = TestServer.get();
        environment.putAll(Map.of("PGHOST", server.host(), "PGPORT", "" + server.port(), "PGDATABASE", server.database(),
            "PGUSER", server.user(), "PGPASSWORD", server.password()));
    }

    private SocketServer listen(SocketServer.Conversation conversation) throws IOException {
        var server = new SocketServer(conversation);
        environment.put("PGPORT", "" + server.port());
        return server;
    }

    private static SocketServer open(int port, SocketServer.Conversation conversation) {
        try {
            return new SocketServer(port, conversation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String everythingIn(Failure failure) {
        var text = new StringBuilder(failure + failure.settings() + failure.next() + failure.where());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause);
        }
        return text.toString();
    }
}
