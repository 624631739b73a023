package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The embedded server as something to look after, and the places that lessons have on whatever server the settings name.
public final class Servers {

    private final Settings settings;

    Servers(Settings settings) {
        this.settings = settings;
    }

    /// Those of this process's settings.
    ///
    /// @throws Failure if they are wrong
    public static Servers ofSettings() {
        return new Servers(Settings.load());
    }

    /// What uses the server: connections of the same program to the same database.
    public record Use(String database, String role, String program, int connections) {

        @Override
        public String toString() {
            return "%s in %s as %s".formatted(program.isEmpty() ? "a program" : program, database, role);
        }
    }

    /// A database of Howdah's.
    public record Place(String name, long bytes) {
    }

    /// The embedded server of this user.
    ///
    /// @param port    0 where it does not run
    /// @param isKept  whether it goes on running when the last lesson ends
    /// @param bytes   of all it has on disk
    /// @param uses    who is connected
    /// @param places  the databases that bear Howdah's mark
    public record Status(boolean isRunning, String version, int port, boolean isKept, long bytes, List<Use> uses, List<Place> places) {
    }

    /// Starts the embedded server, unless it runs, and keeps it up until [#stop] or until the machine is shut down.
    ///
    /// @throws Failure where it cannot run
    public Status start(Database.Listener listener) {
        var cache = settings.cache();
        try (var server = EmbeddedServer.shared(cache, true, listener::progress)) {
            EmbeddedServer.keep(cache);
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
        return status();
    }

    /// A part in the embedded server, which is not stopped as long as somebody has one.
    public static final class Lease implements AutoCloseable {

        private final EmbeddedServer server;

        private Lease(EmbeddedServer server) {
            this.server = server;
        }

        /// Gives it back; if it was the last one, the server is stopped.
        @Override
        public void close() {
            server.close();
        }
    }

    /// Takes part in the embedded server without a connection: for whoever lets one process after the other work on it. It goes
    /// with this process at the latest; one that ends early calls [Database#leaveServer].
    ///
    /// @return empty where the settings name another server, or where it does not run
    public Optional<Lease> lease() {
        try {
            var isThere = settings.mode() == Mode.EMBEDDED && !OwnServer.isGiven() && EmbeddedServer.running(settings.cache()) != null;
            return isThere ? Optional.of(new Lease(EmbeddedServer.shared(settings.cache(), settings.keep(), message -> { })))
                : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Stops the embedded server. One that is used stops when whoever uses it has ended.
    ///
    /// @param force also while it is used: clients are disconnected, their transactions rolled back
    /// @return whether it ran
    /// @throws Failure if it is used, saying by whom
    public boolean stop(boolean force) {
        var cache = settings.cache();
        try {
            return EmbeddedServer.stop(cache, force);
        } catch (EmbeddedServer.InUse used) {
            var uses = status().uses().stream().map(Use::toString).collect(Collectors.joining(", "));
            throw Failure.usage("The embedded server is in use: %s.".formatted(uses.isEmpty() ? "a lesson is about to connect" : uses))
                .next("end what uses it, and it stops then; or stop it now with --force");
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    /// How the embedded server is; it is neither started nor kept by asking.
    public Status status() {
        var cache = settings.cache();
        try {
            var roles = EmbeddedServer.running(cache);
            var bytes = CacheFolder.size(EmbeddedServer.folder(cache));
            return roles == null
                ? new Status(false, Binaries.VERSION, 0, false, bytes, List.of(), List.of())
                : status(roles.runner(), EmbeddedServer.isKept(cache), bytes);
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    private static Status status(Endpoint runner, boolean isKept, long bytes) {
        try (var connection = DriverManager.getConnection(runner.url(), runner.properties())) {
            return new Status(true, Sql.value(connection, "SHOW server_version"), runner.port(), isKept, bytes, uses(connection),
                new MarkedDatabases(null, connection).list());
        } catch (SQLException failure) {
            throw Failure.noDatabase("The embedded server at %s does not answer as it should.".formatted(runner)).cause(failure)
                .next("`jbang lesson db stop --force` stops it");
        }
    }

    private static List<Use> uses(Connection runner) throws SQLException {
        try (var statement = runner.createStatement(); var rows = statement.executeQuery("""
                SELECT datname, usename, application_name, count(*) FROM pg_stat_activity
                WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """)) {
            var uses = new ArrayList<Use>();
            while (rows.next()) {
                uses.add(new Use(rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
            }
            return uses;
        }
    }

    /// Where the place of that lesson is, as `psql` takes it.
    ///
    /// @param name         as given to [Database#open]
    /// @param withPassword whether the password is in it, readable for whoever sees it
    /// @throws Failure if no server runs, or if the lesson has not been run there
    public String url(String name, boolean withPassword) {
        var roles = roles();
        try (var connection = ServerWait.connectOnce(roles.runner(), settings)) {
            return url(roles.learner(), Database.nameOf(name), connection, withPassword);
        } catch (SQLException failure) {
            throw Failure.noDatabase("PostgreSQL at %s does not answer as it should.".formatted(roles.runner())).cause(failure)
                .settings(settings.origins());
        }
    }

    private static String url(Endpoint learner, String place, Connection runner, boolean withPassword) throws SQLException {
        var isDatabase = Sql.value(runner, "SELECT 1 FROM pg_database WHERE datname = ?", place) != null;
        if (!isDatabase && Sql.value(runner, "SELECT to_regnamespace(?)", place) == null) {
            throw Failure.noDatabase("There is no database %s at %s:%d.".formatted(place, learner.host(), learner.port()))
                .next("run the lesson first");
        }
        var password = withPassword && learner.password() != null ? ":" + encode(learner.password()) : "";
        return "postgresql://%s%s@%s:%d/%s%s".formatted(encode(learner.user()), password,
            learner.host().contains(":") ? "[" + learner.host() + "]" : learner.host(), learner.port(),
            isDatabase ? place : encode(learner.database()), isDatabase ? "" : "?options=-csearch_path%3D" + place);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Roles roles() {
        if (notContained().mode() == Mode.EXTERNAL) {
            return new ExternalServer(settings.external()).roles();
        }
        try {
            var running = EmbeddedServer.running(settings.cache());
            if (running == null) {
                throw Failure.noDatabase("The embedded server does not run.").next("`jbang lesson db start` starts it and keeps it up");
            }
            return running;
        } catch (IOException failure) {
            throw CacheFolder.unusable(settings.cache(), failure);
        }
    }

    private Settings notContained() {
        if (settings.mode() == Mode.CONTAINER) {
            throw Failure.usage("HOWDAH_DATABASE=container gives each lesson a container of its own, gone when it ends.")
                .next("unset HOWDAH_DATABASE");
        }
        return settings;
    }

    /// Drops what a lesson left, on the server that the settings name: its databases, or its schemas where it has those.
    ///
    /// @param name as given to [Database#open]; null for all lessons
    /// @return the names of what was dropped; what a running lesson uses is not
    /// @throws Failure if that lesson is running
    public List<String> reset(String name, Database.Listener listener) {
        return ChosenServer.use(notContained(), listener, (server, runner) -> {
            var dropped = new Reset(server, runner).drop(name == null ? null : Database.nameOf(name));
            ChosenServer.close(server, runner);
            return dropped;
        });
    }
}
