package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Servers of a lesson's own, stopped, started, shared and left behind.
class OwnServerTest {

    private final TestDatabase.Told told = new TestDatabase.Told();
    private Path cache;

    @BeforeEach
    void useWhatWasMadeOnce() throws IOException {
        cache = Files.createTempDirectory("howdah-own-");
        TestServer.linkBinaries(cache);
        TestServer.copyCluster(PrivateServer.preparedIn(cache));
    }

    @AfterEach
    void deleteTheCache() throws IOException {
        CacheFolder.delete(cache);
    }

    private OwnServer open() throws IOException {
        return new OwnServer(PrivateServer.open(cache, message -> { }));
    }

    private Settings settings(String... more) {
        var environment = new HashMap<>(Map.of("HOWDAH_CACHE", cache.toString()));
        for (var index = 0; index < more.length; index += 2) {
            environment.put(more[index], more[index + 1]);
        }
        return Settings.load(environment, cache, cache);
    }

    private static Connection connect(Endpoint endpoint) throws SQLException {
        return DriverManager.getConnection(endpoint.url(), endpoint.properties());
    }

    private static PrivateServer attached(OwnServer server) throws IOException {
        return PrivateServer.attach(server.folder());
    }

    @Test
    void shouldLeaveItsPortToAnotherThatIsStopped() throws IOException {
        try (var first = open()) {
            first.stop();
            try (var second = open()) {
                assertThat(attached(second).learner().port()).isNotEqualTo(attached(first).learner().port());
            }
        }
    }

    @Test
    void shouldComeBackAtTheSamePortWithItsData() throws Exception {
        try (var server = open()) {
            var learner = attached(server).learner();
            try (var connection = connect(learner)) {
                Sql.execute(connection, "CREATE DATABASE kept");
            }
            server.stop();
            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(() -> connect(learner)).isInstanceOf(SQLException.class);
            server.stop();

            server.start();
            assertThat(server.isRunning()).isTrue();
            try (var connection = connect(learner.withDatabase("kept"))) {
                assertThat(connection.isValid(1)).isTrue();
            }
            server.start();
        }
    }

    @Test
    void shouldEndTheConnectionsOfLessonsAlone() throws Exception {
        try (var server = open();
             var lesson = connect(attached(server).learner());
             var runner = connect(attached(server).runner())) {
            assertThat(server.terminateConnections()).isEqualTo(1);
            assertThat(lesson.isValid(1)).isFalse();
            assertThat(runner.isValid(1)).isTrue();
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void shouldBeUsedByWhoeverIsToldItsFolder() throws Exception {
        try (var owner = open()) {
            var guest = OwnServer.attach(owner.folder());
            guest.stop();
            assertThat(owner.isRunning()).isFalse();
            owner.start();
            guest.close();
            assertThat(owner.isRunning()).isTrue();
        }
    }

    @Test
    void shouldSayThatItIsGone() throws Exception {
        var server = open();
        var guest = OwnServer.attach(server.folder());
        server.close();
        server.close();
        assertThat(server.folder()).doesNotExist();
        assertThat(guest.isRunning()).isFalse();
        assertThatThrownBy(guest::start).isInstanceOf(Failure.class).hasMessage("The lesson's own server is gone.");
        assertThatThrownBy(() -> OwnServer.attach(server.folder())).isInstanceOfSatisfying(Failure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE));
    }

    @Test
    void shouldBelongToThisUserAlone() throws Exception {
        try (var server = open(); var files = Files.walk(server.folder())) {
            assertThat(files.toList()).hasSizeGreaterThan(100).allSatisfy(file -> assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).endsWith("------"));
        }
    }

    @Test
    void shouldRemoveWhatAKilledOwnerLeftAndNothingElse() throws Exception {
        var owner = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
            System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", ServerUser.class.getName(), cache.toString(), "own")
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(new BufferedReader(owner.inputReader()).readLine()).containsOnlyDigits();
        Path left;
        try (var folders = Files.newDirectoryStream(cache, "private-*")) {
            left = folders.iterator().next();
        }
        var postmaster = Postmaster.in(left.resolve("data")).pid();
        try (var living = open()) {
            assertThat(left).exists();
            owner.destroyForcibly().waitFor();
            open().close();
            assertThat(left).doesNotExist();
            assertThat(ProcessHandle.of(postmaster).flatMap(process -> process.info().command())).isEmpty();
            assertThat(living.isRunning()).isTrue();
        }
    }

    @Test
    void shouldBeWaitedForWhileItIsStopped() throws Exception {
        try (var database = Database.open("waiting", settings("PGHOST", "127.0.0.1", "PGPORT", "1").forOwnServer(), told)) {
            var server = database.ownServer();
            database.session("main").selectList("test.whoAmI");
            server.stop();
            var starting = Thread.ofVirtual().start(() -> {
                while (!told.isWaiting()) {
                    LockSupport.parkNanos(10_000_000);
                }
                server.start();
            });
            assertThat(database.session("main").selectList("test.whoAmI")).hasSize(1);
            starting.join();
            assertThat(told.progress).anyMatch(line -> line.startsWith("Waiting for PostgreSQL at 127.0.0.1:" + database.port()));
            assertThat(database.openSessions()).hasSize(1);
        }
        assertThat(settings().forOwnServer().retryPolicy()).isEqualTo(RetryPolicy.STANDARD);
    }
}
