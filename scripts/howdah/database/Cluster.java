package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A PostgreSQL cluster in a folder of its own, and the server that runs on it.
///
/// The folder holds `data`, `passwords` and `server.log`; folders are 0700 and files 0600. The server listens on
/// 127.0.0.1 alone, at a port that is free when it starts. Callers see to it that one process at a time makes, starts or
/// stops a cluster.
///
/// @see <a href="https://www.postgresql.org/docs/18/app-initdb.html">initdb</a>
/// @see <a href="https://www.postgresql.org/docs/18/app-pg-ctl.html">pg_ctl</a>
final class Cluster {

    static final String LOOPBACK = "127.0.0.1";
    private static final long START_SECONDS = 120;
    /// For a server to notice that it is to stop; one that is suspended does so when it goes on.
    private static final long STOP_SECONDS = 5;
    /// Of 5 ms, for a server that stops; one that was told to in the middle of its recovery may never come to its end.
    private static final int PATIENT_TURNS = 3000;
    private static final int START_TRIES = 50;
    private static final int STOP_TRIES = 3;
    private static final long LOG_BYTES = 1 << 20;

    private final Path folder;
    private final Binaries binaries;
    /// The server that was last seen to run, or null.
    private Postmaster seen;

    Cluster(Path folder, Binaries binaries) {
        this.folder = folder;
        this.binaries = binaries;
    }

    /// The cluster in that folder, made if there is none; a half-made one cannot be, since it gets its name last.
    static Cluster in(Path folder, Binaries binaries, Consumer<String> progress) throws IOException {
        if (!Files.exists(folder.resolve("data/PG_VERSION"))) {
            var unfinished = begin(folder, binaries, progress);
            setAside(folder);
            Files.move(unfinished.folder, folder);
        }
        return new Cluster(folder, binaries);
    }

    /// A new cluster that is to be in that folder, once it is moved there. Until then it has one of a name that no other had: the
    /// programs that a killed process has left behind go on in theirs, and delete it when they fail.
    static Cluster begin(Path folder, Binaries binaries, Consumer<String> progress) throws IOException {
        progress.accept("Making a PostgreSQL %s cluster (once)".formatted(Binaries.MAJOR));
        var begun = folder.getFileName() + ".unfinished";
        try (var leftovers = Files.newDirectoryStream(folder.getParent(), begun + "*")) {
            for (var leftover : leftovers) {
                new Cluster(leftover, binaries).discard();
            }
        }
        var cluster = new Cluster(Files.createTempDirectory(folder.getParent(), begun + "-"), binaries);
        cluster.initialize();
        return cluster;
    }

    /// A folder of that name which holds no cluster is kept, under another name.
    private static void setAside(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.move(folder, folder.resolveSibling(folder.getFileName() + ".broken-" + System.currentTimeMillis()));
        }
    }

    private void initialize() throws IOException {
        var passwords = Passwords.random();
        passwords.write(folder.resolve("passwords"));
        var superuserPassword = CacheFolder.makeFile(folder.resolve("initdb-password"));
        Files.writeString(superuserPassword, passwords.superuser());
        binaries.run(folder, "initdb", "--pgdata", data().toString(), "--username", Passwords.SUPERUSER, "--auth", "scram-sha-256",
            "--pwfile", superuserPassword.toString(), "--no-locale", "--encoding", "UTF8", "--no-sync");
        Files.delete(superuserPassword);
        var settings = Stream.concat(Stream.of("listen_addresses='" + LOOPBACK + "'", "unix_socket_directories=''"), Server.SETTINGS.stream());
        Files.write(data().resolve("postgresql.conf"), settings.toList(), StandardOpenOption.APPEND);
        CacheFolder.makeFile(log());
    }

    Path folder() {
        return folder;
    }

    private Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Passwords passwords() throws IOException {
        return Passwords.read(folder.resolve("passwords"));
    }

    /// Where the running server listens; it is started at a free port if it does not run: at that of the last time, if nobody has
    /// taken it, so that whoever is still connecting there finds it again.
    ///
    /// @throws Failure if none can be started; its cause is what the server's log says
    int start(Consumer<String> progress) throws IOException {
        var former = formerPort();
        return start(() -> former > 0 && isFree(former) ? former : freePort(), progress);
    }

    /// That of the last start; 0 if it is not known.
    ///
    /// @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">postmaster.opts</a>
    private int formerPort() throws IOException {
        var options = data().resolve("postmaster.opts");
        var port = Pattern.compile("\"-p\" \"(\\d{1,5})\"").matcher(Files.exists(options) ? Files.readString(options) : "");
        return port.find() ? Integer.parseInt(port.group(1)) : 0;
    }

    /// For a copy of another cluster: its first start is at a port of its own.
    void forgetPort() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.opts"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /// Starts the server at that port, if it does not run; waits for a moment where the port is in use.
    int start(int port, Consumer<String> progress) throws IOException {
        return start(() -> port, progress);
    }

    private int start(Port port, Consumer<String> progress) throws IOException {
        awaitStopped(progress);
        var running = Postmaster.in(data());
        if (running != null) {
            return awaitReady(progress, Files.size(log()));
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return startOnce(port.next(), progress);
            } catch (TryAgain passing) {
                if (attempt == START_TRIES) {
                    throw startFailed(passing.getMessage());
                }
                pause(100);
            }
        }
    }

    private int startOnce(int port, Consumer<String> progress) throws IOException {
        if (!Files.exists(log()) || Files.size(log()) > LOG_BYTES) {
            CacheFolder.makeFile(log());
        }
        var begin = Files.size(log());
        Postmaster.removeIfForeign(data());
        // told where postgres is, pg_ctl does not run it once more to ask for its version
        binaries.run(folder, "pg_ctl", "start", "--no-wait", "--silent", "-p", binaries.program("postgres"), "--pgdata",
            data().toString(), "--log", log().toString(), "--options", "-p " + port);
        return awaitReady(progress, begin);
    }

    private int awaitReady(Consumer<String> progress, long logBegin) throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        for (var turn = 1; System.nanoTime() < deadline; turn++) {
            var postmaster = Postmaster.in(data());
            if (postmaster != null && postmaster.isReady()) {
                seen = postmaster;
                return postmaster.port();
            }
            var fatal = postmaster == null ? lastFatal(logBegin) : null;
            if (fatal != null && TryAgain.isPassing(fatal)) {
                throw new TryAgain(fatal);
            }
            if (fatal != null) {
                throw startFailed(fatal);
            }
            if (turn % 500 == 0) {
                progress.accept("Starting PostgreSQL " + Binaries.VERSION);
            }
            pause(2);
        }
        throw startFailed("not ready after %d s".formatted(START_SECONDS));
    }

    private void awaitStopped(Consumer<String> progress) throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        for (var turn = 1; System.nanoTime() < deadline; turn++) {
            var postmaster = Postmaster.in(data());
            if (postmaster == null || !postmaster.isStopping()) {
                return;
            }
            if (turn == PATIENT_TURNS) {
                signalStop("immediate");
            }
            if (turn % 200 == 0) {
                progress.accept("Waiting until the last server has stopped");
            }
            pause(5);
        }
    }

    /// Asks the server to stop: clients are disconnected, their transactions rolled back. Returns as soon as the server's
    /// own file says so.
    void stop() throws IOException {
        stop("fast");
    }

    /// Stops a server whose data nobody needs any more, and waits until it is gone.
    void abandon() throws IOException {
        stop("immediate");
        awaitStopped(message -> { });
    }

    /// Stops a server whose data nobody needs any more, and deletes them; what cannot be deleted yet is left to the next one who
    /// comes.
    void discard() throws IOException {
        abandon();
        try {
            CacheFolder.deleteInTheEnd(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException busy) {
            // somebody goes on writing there
        }
    }

    private void stop(String mode) throws IOException {
        var running = Postmaster.in(data());
        if (running != null && !running.isStopping()) {
            signalStop(mode);
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
            while (running != null && running.isReady() && System.nanoTime() < deadline) {
                pause(1);
                running = Postmaster.in(data());
            }
        }
    }

    /// Tries again if pg_ctl fails: a Ctrl-C in the terminal meets it, too, and may end it before it has done its work.
    private void signalStop(String mode) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                binaries.run(folder, "pg_ctl", "stop", "--no-wait", "--silent", "--mode", mode, "--pgdata", data().toString());
                return;
            } catch (Failure failure) {
                if (Postmaster.in(data()) == null) {
                    return;
                }
                if (attempt == STOP_TRIES) {
                    throw failure;
                }
            }
        }
    }

    /// Ends the server whose data directory is not there any more, or is another's: it would notice within a minute.
    ///
    /// @return whether there is nothing left to stop in good order
    boolean isLost() throws IOException {
        var running = Postmaster.in(data());
        if (seen != null && (running == null || running.pid() != seen.pid())) {
            seen.destroy(data());
        }
        return !Files.exists(folder);
    }

    boolean isRunning() throws IOException {
        var running = Postmaster.in(data());
        return running != null && running.isReady();
    }

    /// Stops the server and waits until it is gone.
    void stopAndWait() throws IOException {
        stop();
        awaitStopped(message -> { });
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failure.noDatabase("Interrupted while PostgreSQL was starting.").cause(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /// The last FATAL line that the server wrote since then, or null.
    private String lastFatal(long begin) throws IOException {
        if (!Files.exists(log())) {
            return null;
        }
        try (var lines = Files.newBufferedReader(log(), StandardCharsets.ISO_8859_1)) {
            lines.skip(begin);
            return lines.lines().filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, second) -> second).orElse(null);
        }
    }

    private Failure startFailed(String reason) {
        return Failure.noDatabase("The embedded PostgreSQL %s does not start.".formatted(Binaries.VERSION))
            .where(log().toString()).cause(new IOException(reason))
            .next("read the log named above; to begin anew with an empty cluster, delete the folder " + folder);
    }

    /// Which port to try next.
    @FunctionalInterface
    private interface Port {
        int next() throws IOException;
    }

    /// What keeps the server from starting will pass: the port was free a moment ago and is not any more, or backends
    /// of a killed server are still ending.
    private static final class TryAgain extends IOException {

        TryAgain(String message) {
            super(message);
        }

        static boolean isPassing(String fatal) {
            return fatal.contains("could not create any TCP/IP sockets")
                || fatal.contains("pre-existing shared memory block");
        }
    }
}
