package howdah.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// A look into a lesson's database as its last run left it; the server is kept up meanwhile.
public final class Visit implements AutoCloseable {

    private final Settings settings;
    private final Server server;
    private final Endpoint endpoint;
    private final Database.Listener listener;

    private Visit(Settings settings, Server server, Endpoint endpoint, Database.Listener listener) {
        this.settings = settings;
        this.server = server;
        this.endpoint = endpoint;
        this.listener = listener;
    }

    /// Finds the place of a lesson; makes it, empty, if there is none.
    ///
    /// @param name as given to [Database#open]
    /// @throws howdah.show.Failure if the settings are wrong, or if there is no database that can be used
    public static Visit of(String name, Database.Listener listener) {
        var settings = Settings.load();
        settings.warnings().forEach(listener::warning);
        return ChosenServer.use(settings, listener, (server, runner) -> {
            try (runner) {
                return new Visit(settings, server, endpoint(server, runner, Database.nameOf(name)), listener);
            }
        });
    }

    private static Endpoint endpoint(Server server, Connection runner, String name) throws SQLException {
        if (isMarked(runner, "pg_database", "datname", "shobj_description", name)) {
            return server.learner().withDatabase(name);
        }
        if (isMarked(runner, "pg_namespace", "nspname", "obj_description", name)) {
            return server.learner().withOption("currentSchema", name);
        }
        return LessonDatabase.claim(server, runner, name).endpoint();
    }

    private static boolean isMarked(Connection runner, String catalog, String column, String comment,
        String name) throws SQLException {
        return Sql.value(runner, "SELECT 1 FROM %1$s WHERE %2$s = ? AND %3$s(oid, '%1$s') = ?".formatted(catalog, column,
            comment),
            name, MarkedDatabases.MARK) != null;
    }

    /// Opens a connection as the lesson's role; waits for the server as long as the settings say. It is the caller's to close.
    public Connection connect() {
        return ServerWait.connect(endpoint, settings, listener::progress);
    }

    /// A connection that is opened when it is needed, and anew where it is gone.
    public NamedConnection connection(String name) {
        return new NamedConnection(name, new NamedConnection.Source() {
            private Connection opened;

            @Override
            public Connection get() {
                opened = opened == null ? connect() : opened;
                return opened;
            }

            @Override
            public void discard() throws SQLException {
                if (opened != null) {
                    opened.close();
                    opened = null;
                }
            }
        }, new TimeLineRecorder());
    }

    /// A file for this user only, in the cache folder; made, empty, if there is none.
    public Path file(String name) {
        var cache = settings.cache();
        try {
            var file = CacheFolder.make(cache).resolve(name);
            return Files.exists(file) ? file : CacheFolder.makeFile(file);
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
