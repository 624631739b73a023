package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.SQLException;

/// The server that the settings name.
final class ChosenServer {

    /// The SQLSTATE of a database that cannot be dropped, for it is the one that we are connected to.
    private static final String OPEN_HERE = "55006";

    private ChosenServer() {
    }

    /// Something that uses a server, and closes it with the runner's connection in the end.
    @FunctionalInterface
    interface User<T> {
        T begin(Server server, Connection runner) throws SQLException;
    }

    /// Opens the server and a connection as its runner; waits for them as long as the settings say. Where the user cannot
    /// begin, both are closed here.
    static <T> T use(Settings settings, Database.Listener listener, User<T> user) {
        var server = open(settings, listener);
        Connection runner = null;
        try {
            runner = ServerWait.connect(server.runner(), settings, listener::progress);
            return user.begin(server, runner);
        } catch (SQLException failure) {
            close(server, runner);
            throw Failure.noDatabase("No place for lessons can be made on %s.".formatted(server.description())).cause(failure)
                .settings(settings.origins()).next(OPEN_HERE.equals(failure.getSQLState())
                    ? "name another database, such as postgres: that one is a lesson's own" : "`jbang doctor` shows what is there");
        } catch (RuntimeException failure) {
            close(server, runner);
            throw failure;
        }
    }

    static Server open(Settings settings, Database.Listener listener) {
        return switch (settings.mode()) {
            case EMBEDDED -> EmbeddedServer.shared(settings.cache(), settings.keep(), listener::progress);
            case CONTAINER -> ContainerServer.start(settings.postgresImage(), settings.cache(), listener::progress);
            case EXTERNAL -> new ExternalServer(settings.external());
            case OWN -> OwnServer.givenOrNew(settings, listener);
        };
    }

    /// @param runner may be null
    static void close(Server server, Connection runner) {
        try (server; runner) {
            // only closed; where that fails, too, an earlier failure is the one to tell
        } catch (SQLException broken) {
            // it is gone anyway
        }
    }
}
