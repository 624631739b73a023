package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// The snapshots of heavy steps, which lessons of other processes make and restore while this process lives.
///
/// A lesson finds them by [#id] in [#VARIABLE]. They are dropped when this is closed; what killed processes left is dropped
/// by the next one that opens its own. Whoever changes a lesson opens new ones: a snapshot knows its step's number alone.
public final class Snapshots implements AutoCloseable {

    /// Gives a lesson's process the id, in the environment or as a system property.
    public static final String VARIABLE = "HOWDAH_SNAPSHOTS";

    private static final String PREFIX = "howdah_snapshot_";
    private static final int LONGEST_NAME = 63;

    /// A lesson under a runner that keeps snapshots.
    ///
    /// @param id     that of the runner
    /// @param lesson its database's name
    record Run(String id, String lesson) {

        /// What [#VARIABLE] says, or null.
        static Run given(String lesson) {
            var id = Given.value(VARIABLE);
            return id == null ? null : new Run(id, lesson);
        }

        /// @see <a href="https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
        String snapshot(int step) {
            var name = PREFIX + id + "_" + step + "_" + lesson.replaceFirst("^howdah_", "");
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }
    }

    static boolean isSnapshot(String database) {
        return database.startsWith(PREFIX);
    }

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Server server;
    private final Connection runner;

    private Snapshots(Server server, Connection runner) throws SQLException {
        this.server = server;
        this.runner = runner;
        LessonDatabase.isFree(runner, PREFIX + id);
        dropLeftovers();
    }

    /// On the server that the settings name; it is used until this is closed.
    ///
    /// @throws Failure if the settings are wrong, or if there is no server that can be used
    public static Snapshots open(Database.Listener listener) {
        return open(Settings.load(), listener);
    }

    static Snapshots open(Settings settings, Database.Listener listener) {
        return ChosenServer.use(settings, listener, Snapshots::new);
    }

    public String id() {
        return id;
    }

    private void dropLeftovers() throws SQLException {
        for (var place : databases().list()) {
            if (isSnapshot(place.name()) && !place.name().startsWith(PREFIX + id)) {
                var owner = place.name().substring(0, PREFIX.length() + id.length());
                if (LessonDatabase.isFree(runner, owner)) {
                    databases().drop(place.name());
                    LessonDatabase.release(runner, owner);
                }
            }
        }
    }

    private MarkedDatabases databases() {
        return new MarkedDatabases(server, runner);
    }

    @Override
    public void close() {
        try (server; runner) {
            for (var place : databases().list()) {
                if (place.name().startsWith(PREFIX + id)) {
                    databases().drop(place.name());
                }
            }
        } catch (SQLException gone) {
            // the server has ended meanwhile: the next runner on it drops them
        }
    }
}
