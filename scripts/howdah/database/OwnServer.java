package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL server that a lesson has for itself: to be stopped and started, and gone when it is closed.
///
/// It listens on 127.0.0.1 alone, at the same port each time, and asks for a password.
public final class OwnServer implements AutoCloseable {

    /// Names the folder of a server that another process has opened: lessons of this process then work on that one, whatever
    /// the other settings say.
    public static final String VARIABLE = "HOWDAH_OWN_SERVER";

    private final PrivateServer server;

    OwnServer(PrivateServer server) {
        this.server = server;
    }

    /// A new server that runs; what killed processes left of theirs is removed.
    ///
    /// @throws Failure where no embedded server can run
    public static OwnServer open(Database.Listener listener) {
        return new OwnServer(open(Settings.load(), listener));
    }

    static PrivateServer open(Settings settings, Database.Listener listener) {
        var cache = settings.cache();
        try {
            return PrivateServer.open(cache, listener::progress);
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    /// The server that another process has opened and still owns.
    ///
    /// @param folder what [#folder] is there
    public static OwnServer attach(Path folder) {
        try {
            return new OwnServer(PrivateServer.attach(folder));
        } catch (IOException gone) {
            throw Failure.noDatabase("There is no server of a lesson's own in %s.".formatted(folder)).cause(gone)
                .settings(VARIABLE).next("start it again: it goes with the process that opened it");
        }
    }

    /// Whether [#VARIABLE] names a server, in the environment or as a system property.
    public static boolean isGiven() {
        return Given.value(VARIABLE) != null;
    }

    /// What [#VARIABLE] names; else a new one.
    static PrivateServer givenOrNew(Settings settings, Database.Listener listener) {
        return isGiven() ? attach(Path.of(Given.value(VARIABLE))).server : open(settings, listener);
    }

    /// Where it keeps its data and its log, as long as it lives.
    public Path folder() {
        return server.folder();
    }

    public boolean isRunning() {
        try {
            return server.isRunning();
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    /// Stops it: clients are disconnected, their transactions rolled back. Returns once nobody listens any more.
    public void stop() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    /// Starts it where it was, with the data it had; returns once it takes connections.
    public void start() {
        try {
            server.start();
        } catch (IOException failure) {
            throw broken(failure);
        }
    }

    /// Ends the connections of lessons, as an administrator would; the server goes on.
    ///
    /// @return how many there were
    /// @see <a href="https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-SIGNAL">pg_terminate_backend</a>
    public int terminateConnections() {
        var runner = server.runner();
        try (var connection = DriverManager.getConnection(runner.url(), runner.properties())) {
            return Integer.parseInt(Sql.value(connection, """
                SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 1000)) FROM pg_stat_activity WHERE usename = ?
                """, server.learner().user()));
        } catch (SQLException failure) {
            throw Failure.noDatabase("The connections to the lesson's own server cannot be ended.").cause(failure)
                .next("start the server first");
        }
    }

    private Failure broken(IOException cause) {
        return Files.isDirectory(folder())
            ? CacheFolder.unusable(folder(), cause)
            : Failure.noDatabase("The lesson's own server is gone.").where(folder().toString()).cause(cause);
    }

    /// Stops it and deletes its folder, if this process has opened it.
    @Override
    public void close() {
        server.close();
    }
}
