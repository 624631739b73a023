package howdah.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A cache folder of a test's own, as it is on a machine that has run a lesson before: faults in it hurt nobody else.
///
/// Its embedded server belongs to whoever uses the folder by `HOWDAH_CACHE`; [#start] runs it as an administrator would,
/// to be reached by [#address] like any external server.
public final class TestCache {

    private final Path folder;

    /// @param folder where there is nothing yet
    public TestCache(Path folder) {
        this.folder = folder;
        fill();
    }

    private void fill() {
        try {
            link();
            TestServer.copyCluster(cluster());
            new Cluster(cluster(), new Binaries(TestServer.binaries())).forgetPort();
            Files.writeString(CacheFolder.makeFile(cluster().resolve("prepared")), Roles.TEMPLATE);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Deletes all that is in it, and itself, whatever its server writes meanwhile.
    public void delete() {
        try {
            CacheFolder.delete(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException busy) {
            delete();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Puts the programs into it, if it has none: PostgreSQL's and what the repository's `jbang` keeps.
    /// All else is Howdah's to make.
    public void link() throws IOException {
        var shared = CacheFolder.make(CacheFolder.locate(System.getenv()));
        if (!Files.exists(CacheFolder.make(folder).resolve("postgresql"))) {
            TestServer.linkBinaries(folder);
        }
        for (var name : List.of("jbang", "commands")) {
            if (Files.exists(shared.resolve(name)) && !Files.exists(folder.resolve(name))) {
                Files.createSymbolicLink(folder.resolve(name), shared.resolve(name));
            }
        }
    }

    public Path folder() {
        return folder;
    }

    private Path cluster() {
        return EmbeddedServer.folder(folder);
    }

    /// Where the server's data are, and its processes work.
    public Path data() {
        return cluster().resolve("data");
    }

    /// Of all its roles.
    public List<String> passwords() {
        try {
            var all = Passwords.read(cluster().resolve("passwords"));
            return List.of(all.superuser(), all.runner(), all.learner());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Adds lines to its configuration, for the next start.
    public void configure(String... lines) {
        try {
            Files.write(data().resolve("postgresql.conf"), List.of(lines), StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The first process of the server that runs; 0 if none does.
    public long postmaster() {
        var running = running();
        return running == null ? 0 : running.pid();
    }

    private Postmaster running() {
        try {
            return Postmaster.in(data());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Starts the server at the port of the last time; comes back once it takes connections, or has said that it does not.
    public void start() {
        control("start", "--wait", "--silent", "--log", cluster().resolve("server.log").toString(), "--options", "-p " + port());
    }

    /// Stops it: clients are disconnected.
    public void stop() {
        if (postmaster() != 0) {
            control("stop", "--wait", "--silent", "--mode", "fast");
        }
    }

    private void control(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--pgdata", data().toString()));
        try {
            new Binaries(TestServer.binaries()).run(cluster(), "pg_ctl", words.toArray(String[]::new));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private int port() {
        try {
            var file = folder.resolve("port");
            if (!Files.exists(file)) {
                var running = running();
                Files.writeString(file, "" + (running == null ? freePort() : running.port()));
            }
            return Integer.parseInt(Files.readString(file));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(Cluster.LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /// The settings by which a client finds the server that [#start] runs, if it is at this port for him.
    public Map<String, String> address(int port) {
        return Map.of("PGHOST", Cluster.LOOPBACK, "PGPORT", "" + port, "PGDATABASE", "postgres", "PGUSER", Passwords.LEARNER,
            "PGPASSWORD", passwords().getLast());
    }

    public Map<String, String> address() {
        return address(port());
    }

    /// Opens a connection to the server that runs, as lessons do.
    public Connection connect() throws SQLException {
        var endpoint = new Endpoint(Cluster.LOOPBACK, running().port(), "postgres", Passwords.LEARNER, passwords().getLast());
        return DriverManager.getConnection(endpoint.url(), endpoint.properties());
    }
}
