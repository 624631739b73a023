package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.show.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shared server, used by real processes that come, go and are killed.
class EmbeddedServerTest {

    private final List<Process> processes = new ArrayList<>();

    private Path cache;

    @BeforeEach
    void useTheProgramsUnpackedOnce() throws IOException {
        cache = Files.createTempDirectory("howdah-cache-");
        TestServer.linkBinaries(cache);
    }

    @AfterEach
    void stopWhatIsLeft() throws IOException {
        processes.forEach(Process::destroyForcibly);
        new Cluster(cluster(), new Binaries(TestServer.binaries())).stopAndWait();
        CacheFolder.delete(cache);
    }

    private Path cluster() {
        return cache.resolve("cluster-" + Binaries.MAJOR);
    }

    /// A process that uses the server until [#leave].
    private Process enter(String... options) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
            System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", ServerUser.class.getName(), cache.toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        processes.add(process);
        return process;
    }

    private static int port(Process process) throws IOException {
        var line = new BufferedReader(process.inputReader()).readLine();
        assertThat(line).as("what the process printed").containsOnlyDigits();
        return Integer.parseInt(line);
    }

    private static void leave(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the process ends").isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean isRunning() throws IOException {
        var postmaster = Postmaster.in(cluster().resolve("data"));
        return postmaster != null && postmaster.isReady();
    }

    private void awaitStopped() throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Postmaster.in(cluster().resolve("data")) != null && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(Postmaster.in(cluster().resolve("data"))).as("a running server").isNull();
    }

    @Test
    void shouldBeSharedAndStopWithTheLastProcess() throws Exception {
        var first = enter();
        var port = port(first);
        var second = enter();
        assertThat(port(second)).isEqualTo(port);

        leave(first);
        assertThat(isRunning()).isTrue();

        leave(second);
        awaitStopped();
    }

    @Test
    void shouldComeBackWhereItWas() throws Exception {
        var before = enter();
        var port = port(before);
        leave(before);
        awaitStopped();

        var after = enter();

        assertThat(port(after)).isEqualTo(port);
        leave(after);
    }

    @Test
    void shouldComeBackElsewhereIfItsPortIsTaken() throws Exception {
        var before = enter();
        var port = port(before);
        leave(before);
        awaitStopped();

        try (var taken = new ServerSocket(port, 1, InetAddress.getByName(Cluster.LOOPBACK))) {
            var after = enter();
            assertThat(port(after)).isNotEqualTo(taken.getLocalPort());
            leave(after);
        }
    }

    @Test
    void shouldBeMadeOnceByProcessesThatStartAtTheSameMoment() throws Exception {
        var racing = List.of(enter(), enter(), enter(), enter());
        var ports = new ArrayList<Integer>();
        for (var process : racing) {
            ports.add(port(process));
        }
        assertThat(ports).hasSize(4).containsOnly(ports.getFirst());
        for (var process : racing) {
            leave(process);
        }
        awaitStopped();
    }

    @Test
    void shouldStayWhenItIsKept() throws Exception {
        var process = enter("keep");
        var port = port(process);
        leave(process);
        assertThat(isRunning()).isTrue();

        var next = enter();
        assertThat(port(next)).isEqualTo(port);
        leave(next);
        awaitStopped();
    }

    @Test
    void shouldBeFoundAgainAfterItsUserWasKilled() throws Exception {
        var killed = enter();
        var port = port(killed);
        kill(killed);
        assertThat(isRunning()).isTrue();

        var next = enter();
        assertThat(port(next)).isEqualTo(port);
        leave(next);
        awaitStopped();
    }

    @Test
    void shouldStartAgainAfterTheServerWasKilled() throws Exception {
        var user = enter();
        port(user);
        kill(user);
        var postmaster = Postmaster.in(cluster().resolve("data"));
        ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();

        var next = enter();
        assertThat(port(next)).isPositive();
        leave(next);
    }

    @Test
    void shouldSurviveAKillAtAnyMoment() throws Exception {
        for (var milliseconds = 50; milliseconds <= 2500; milliseconds += 350) {
            var process = enter();
            Thread.sleep(milliseconds);
            kill(process);
        }
        var next = enter();
        assertThat(port(next)).isPositive();
        leave(next);
        awaitStopped();
    }

    /// As an `initdb` does whose parent was killed.
    @Test
    void shouldNotMindWhoGoesOnWritingIntoAClusterThatWasNeverFinished() throws Exception {
        var unfinished = cache.resolve(cluster().getFileName() + ".unfinished");
        var writing = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                writeInto(unfinished.resolve("data/base/5"));
            }
        });
        try {
            var process = enter();
            assertThat(port(process)).isPositive();
            leave(process);
            awaitStopped();
        } finally {
            writing.interrupt();
            writing.join();
        }
        assertThat(unfinished).isDirectory();

        Files.move(cluster(), cache.resolve("another"));
        leaveAClusterBehind();
        assertThat(unfinished).doesNotExist();
    }

    private static void writeInto(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var number = 0; number < 300; number++) {
                Files.writeString(folder.resolve("" + number), "");
            }
        } catch (IOException deleted) {
            // meanwhile
        }
    }

    /// In a terminal, Ctrl-C goes to all programs of the command, pg_ctl among them.
    @Test
    void shouldStopThoughAnInterruptEndsWhatStopsIt() throws Exception {
        leaveAClusterBehind();
        var cluster = new Cluster(cluster(), new Binaries(programsWhoseFirstStopIsInterrupted()));
        cluster.start(message -> { });

        cluster.stopAndWait();

        assertThat(cache.resolve("programs/bin/interrupted")).exists();
        assertThat(cluster.isRunning()).isFalse();
        assertThat(Postmaster.in(cluster().resolve("data"))).isNull();
    }

    private Path programsWhoseFirstStopIsInterrupted() throws IOException {
        var programs = cache.resolve("programs");
        var bin = Files.createDirectories(programs.resolve("bin"));
        var real = TestServer.binaries().resolve("bin");
        Files.createSymbolicLink(bin.resolve("postgres"), real.resolve("postgres"));
        Files.writeString(bin.resolve("pg_ctl"), """
            #!/bin/sh
            [ "$1" != stop ] || ! mkdir "%s/interrupted" 2>/dev/null || kill -INT $$
            exec "%s/pg_ctl" "$@"
            """.formatted(bin, real));
        assertThat(bin.resolve("pg_ctl").toFile().setExecutable(true)).isTrue();
        return programs;
    }

    @Test
    void shouldNotTakeAForeignProcessForItsServer() throws Exception {
        leaveAClusterBehind();
        Files.writeString(cluster().resolve("data/postmaster.pid"), """
            %d
            %s
            1700000000
            1

            127.0.0.1
                 1     1
            ready
            """.formatted(ProcessHandle.current().pid(), cluster().resolve("data")));

        var next = enter();
        assertThat(port(next)).isGreaterThan(1);
        leave(next);
    }

    @Test
    void shouldReplaceAHalfMadeClusterAndKeepWhatItHeld() throws Exception {
        Files.createDirectories(cluster().resolve("data/base"));
        Files.writeString(cluster().resolve("data/base/kept"), "kept");
        Files.createDirectories(cache.resolve(cluster().getFileName() + ".unfinished/data"));

        var process = enter();
        assertThat(port(process)).isPositive();
        leave(process);
        try (var folders = Files.newDirectoryStream(cache, "*.broken-*")) {
            assertThat(folders.iterator()).toIterable().singleElement().satisfies(folder ->
                assertThat(folder.resolve("data/base/kept")).hasContent("kept"));
        }
        assertThat(cache.resolve(cluster().getFileName() + ".unfinished")).doesNotExist();
    }

    @Test
    void shouldLeaveTheClusterOfAnOlderMajorVersionAlone() throws Exception {
        var older = Files.createDirectories(cache.resolve("cluster-17/data"));
        Files.writeString(older.resolve("PG_VERSION"), "17\n");

        leaveAClusterBehind();
        assertThat(older.resolve("PG_VERSION")).hasContent("17");
        assertThat(cluster().resolve("data/PG_VERSION")).hasContent(Binaries.MAJOR);
    }

    private void leaveAClusterBehind() throws Exception {
        var process = enter();
        port(process);
        leave(process);
        awaitStopped();
    }

    @Test
    void shouldKeepFoldersAndFilesFromOthers() throws Exception {
        leaveAClusterBehind();
        try (var files = Files.walk(cluster())) {
            assertThat(files).allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).endsWith("------"));
        }
        assertThat(cluster().resolve("passwords")).satisfies(file ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
    }

    @Test
    void shouldRunForAnOrdinaryUserToo() throws Exception {
        var command = new ArrayList<>(List.of("unshare", "--user", "--map-user=1000", "--"));
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
            System.getProperty("java.class.path"), ServerUser.class.getName(), cache.toString()));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        processes.add(process);
        assertThat(port(process)).isPositive();
        leave(process);
    }

    @Test
    void shouldTellThatTheDiskIsFull() throws Exception {
        var script = "mount -t tmpfs -o size=1m none \"$1\" && exec \"$2\" -Duser.home=\"$5\" -cp \"$3\" \"$4\" \"$1\"";
        var process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "--", "sh", "-c", script, "sh",
            Files.createDirectory(cache.resolve("small")).toString(), ProcessHandle.current().info().command().orElseThrow(),
            System.getProperty("java.class.path"), ServerUser.class.getName(), System.getProperty("user.home"))
            .redirectErrorStream(true).start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes())).contains("small cannot be used", "No space left on device");
        assertThat(process.waitFor()).isEqualTo(Failure.NO_DATABASE);
    }

    @Test
    void shouldTellThatTheCacheFolderCannotBeMade() throws Exception {
        var file = Files.writeString(cache.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedServer.shared(file.resolve("howdah"), false, message -> { }))
            .isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure).hasMessage("The cache folder %s cannot be used.", file.resolve("howdah"));
                assertThat(failure.exitCode()).isEqualTo(Failure.NO_DATABASE);
                assertThat(failure.next()).contains("HOWDAH_CACHE");
            });
    }

    @Test
    void shouldListenOnLoopbackAloneAndAskForAPassword() throws Exception {
        var superuser = TestServer.get();
        try (var connection = DriverManager.getConnection(superuser.url(), superuser.properties())) {
            assertThat(Sql.value(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.value(connection, "SHOW unix_socket_directories")).isEmpty();
            assertThat(Sql.value(connection, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
            assertThat(Sql.value(connection, "SHOW server_version_num")).startsWith(Binaries.MAJOR);
        }
        var wrong = new Endpoint(superuser.host(), superuser.port(), "postgres", Passwords.SUPERUSER, "guess");
        assertThatThrownBy(() -> DriverManager.getConnection(wrong.url(), wrong.properties()))
            .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void shouldGiveLearnersWhatLessonsNeedAndNoMore() throws Exception {
        var learner = TestServer.server().learner();
        try (var connection = DriverManager.getConnection(learner.url(), learner.properties())) {
            assertThat(Sql.value(connection, """
                SELECT concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolreplication,
                                 pg_has_role('pg_monitor', 'MEMBER'))
                FROM pg_roles WHERE rolname = current_user
                """)).isEqualTo("f t f t t");
            assertThatThrownBy(() -> Sql.execute(connection, "COPY (SELECT 1) TO PROGRAM 'cat'"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            assertThat(Sql.value(connection, "SHOW wal_level")).isEqualTo("logical");
            assertThat(Sql.value(connection, "SHOW max_prepared_transactions")).isEqualTo("20");
        }
    }

    @Test
    void shouldKeepNoPasswordInLogsStatisticsOrProcessLists() throws Exception {
        var server = TestServer.server();
        try (var connection = DriverManager.getConnection(server.superuser().url(), server.superuser().properties())) {
            Sql.execute(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
            var statements = Sql.value(connection, "SELECT string_agg(query, ';') FROM pg_stat_statements");
            var commands = ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()).toList();
            assertThat(statements).contains("ALTER ROLE learner");
            for (var endpoint : List.of(server.superuser(), server.runner(), server.learner())) {
                assertThat(Files.readString(TestServer.log())).doesNotContain(endpoint.password());
                assertThat(statements).doesNotContain(endpoint.password());
                assertThat(commands).isNotEmpty().noneMatch(command -> command.contains(endpoint.password()));
                assertThat(endpoint.toString()).doesNotContain(endpoint.password());
            }
        }
    }
}
