package howdah.database;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/// Opens connections, and waits for a server that is not there yet.
final class ServerWait {

    private static final int OLDEST_VERSION = 14;
    /// For the answer to a request to cancel, which a server gives at once.
    private static final int CANCEL_SECONDS = 2;

    /// Kept, so that it stays silent: what the driver would log about certificates is told by a failure.
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql.ssl");

    static {
        DRIVER_LOG.setLevel(Level.OFF);
    }

    private final Endpoint endpoint;
    private final RetryPolicy policy;
    private final Refusal refusal;
    private final Consumer<String> progress;
    private final long start = System.nanoTime();

    private ServerWait(Endpoint endpoint, Settings settings, RetryPolicy policy, Consumer<String> progress) {
        this.endpoint = endpoint;
        this.policy = policy;
        refusal = new Refusal(endpoint, settings);
        this.progress = progress;
    }

    /// Opens a connection; tries again as long as the settings' retry policy says, if what went wrong can pass.
    ///
    /// A single try takes no longer than the endpoint's `connectTimeout` (10 seconds if it has none) to be accepted, and no
    /// longer than the same to be answered. The connection itself then waits for long statements as long as they take.
    ///
    /// @param progress gets a line after each try that failed and is going to be followed by another
    /// @throws Failure if it cannot be opened, or if this thread is interrupted; it stays interrupted then
    static Connection connect(Endpoint endpoint, Settings settings, Consumer<String> progress) {
        return new ServerWait(endpoint, settings, settings.retryPolicy(), progress).connect();
    }

    /// Opens a connection if that succeeds at once.
    static Connection connectOnce(Endpoint endpoint, Settings settings) {
        return new ServerWait(endpoint, settings, RetryPolicy.ONCE, progress -> { }).connect();
    }

    private Connection connect() {
        for (var attempt = 1; ; attempt++) {
            try {
                return checked(open());
            } catch (SQLException failure) {
                endIfInterrupted();
                waitAfter(attempt, failure);
            }
        }
    }

    private Connection open() throws SQLException {
        var seconds = Integer.parseInt(endpoint.options().getOrDefault("connectTimeout", "10"));
        var properties = endpoint.properties();
        properties.setProperty("assumeMinServerVersion", "" + OLDEST_VERSION);
        properties.setProperty("connectTimeout", "" + seconds);
        properties.setProperty("socketTimeout", "" + seconds);
        properties.setProperty("loginTimeout", "" + 3 * seconds);
        properties.setProperty("cancelSignalTimeout", "" + CANCEL_SECONDS);
        var connection = new Driver().connect(endpoint.url(), properties);
        if (!endpoint.options().containsKey("socketTimeout")) {
            connection.setNetworkTimeout(Runnable::run, 0);
        }
        return connection;
    }

    private Connection checked(Connection connection) throws SQLException {
        var version = String.valueOf(connection.unwrap(PGConnection.class).getParameterStatus("server_version"));
        var major = Pattern.compile("\\d{1,4}").matcher(version);
        if (major.lookingAt() && Integer.parseInt(major.group()) < OLDEST_VERSION) {
            connection.close();
            throw refusal.tooOld(version, OLDEST_VERSION);
        }
        return connection;
    }

    private void waitAfter(int attempt, SQLException failure) {
        var trouble = Trouble.of(failure, endpoint);
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (!trouble.isRetried()) {
            throw refusal.failure(trouble, failure);
        }
        var delay = policy.delayAfter(attempt, elapsed, trouble.isHopeful())
            .orElseThrow(() -> refusal.gaveUp(trouble, failure, attempt, elapsed));
        progress.accept("Waiting for PostgreSQL at %s: %s. Attempt %d, next in %s; Ctrl-C ends it."
            .formatted(refusal.address(), refusal.safe(trouble.phrase(failure)), attempt, Refusal.seconds(delay)));
        sleep(delay);
    }

    private void sleep(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            endIfInterrupted();
        }
    }

    private void endIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw refusal.interrupted();
        }
    }
}
