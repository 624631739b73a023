package howdah.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The PostgreSQL that tests share: a private embedded server, started at the first call, stopped when the tests end.
public final class TestServer {

    private static final Path CACHE = CacheFolder.locate(System.getenv());

    private static PrivateServer server;

    private TestServer() {
    }

    static synchronized PrivateServer server() {
        if (server == null) {
            server = open();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the test server"));
        }
        return server;
    }

    private static PrivateServer open() {
        try {
            return PrivateServer.open(CACHE, message -> { });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Its superuser.
    static Endpoint get() {
        try {
            return server().superuser();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Opens a connection as its superuser, whose schemas the caller makes and drops.
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(get().url(), get().properties());
    }

    /// What the server has logged.
    static Path log() {
        return server().log();
    }

    /// PostgreSQL's programs, unpacked.
    static Path binaries() throws IOException {
        return Binaries.in(CacheFolder.make(CACHE), message -> { }).folder();
    }

    /// Copies the cluster that is prepared for private servers, so that none need be made.
    static void copyCluster(Path target) throws IOException {
        server();
        CacheFolder.copy(PrivateServer.preparedIn(CACHE), CacheFolder.make(target));
    }

    /// Gives a new cache folder the programs, so that it need not unpack them.
    static void linkBinaries(Path cache) throws IOException {
        var programs = binaries();
        Files.createSymbolicLink(Files.createDirectories(cache.resolve("postgresql")).resolve(Binaries.VERSION), programs);
    }
}
