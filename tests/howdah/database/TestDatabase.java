package howdah.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Databases on the [TestServer], opened as a lesson's process opens its own where a runner tells it to.
public final class TestDatabase {

    private TestDatabase() {
    }

    public static Database open(String name, Database.Listener listener) {
        return open(name, listener, null);
    }

    /// @param snapshots the id of a runner's snapshots, or null
    static Database open(String name, Database.Listener listener, String snapshots) {
        return onTestServer(snapshots, () -> Database.open(name, listener));
    }

    static Snapshots openSnapshots() {
        return onTestServer(null, () -> Snapshots.open(Settings.load().forOwnServer(), new Told()));
    }

    private static <T> T onTestServer(String snapshots, Callable<T> opening) {
        System.setProperty(OwnServer.VARIABLE, TestServer.server().folder().toString());
        System.setProperty(Snapshots.VARIABLE, snapshots == null ? "" : snapshots);
        try {
            return opening.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            System.clearProperty(OwnServer.VARIABLE);
            System.clearProperty(Snapshots.VARIABLE);
        }
    }

    /// What a listener was told.
    public static final class Told implements Database.Listener {

        public final List<String> progress = new ArrayList<>();
        final List<String> warnings = new ArrayList<>();
        public final List<Database.Statement> statements = new ArrayList<>();

        synchronized boolean isWaiting() {
            return progress.stream().anyMatch(line -> line.startsWith("Waiting for PostgreSQL"));
        }

        @Override
        public synchronized void progress(String message) {
            progress.add(message);
        }

        @Override
        public synchronized void warning(String message) {
            warnings.add(message);
        }

        @Override
        public synchronized void statement(Database.Statement statement) {
            statements.add(statement);
        }
    }
}
