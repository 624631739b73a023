package howdah.sql;

import howdah.database.NamedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A database's catalogue, read on a connection of its own, since a session's may be in a transaction that has failed.
///
/// Whoever asks gets what is known within some milliseconds: where reading takes longer, because others hold locks, the
/// catalogue as it was read last.
final class LiveCatalogue {

    /// The name of its session.
    static final String SESSION = "completion";

    private static final long FRESH = TimeUnit.SECONDS.toNanos(2);
    private static final long WAITING_MILLISECONDS = 25;
    private static final long FIRST_MILLISECONDS = 1500;

    private final NamedConnection session;
    private volatile Catalogue known;
    private Catalogue.Builtin builtin;
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private volatile long readAt;
    private volatile boolean isExpired = true;

    LiveCatalogue(Place place) {
        session = place.session(SESSION);
    }

    /// Something may have changed.
    void expire() {
        isExpired = true;
    }

    /// As it is now, or was a moment ago.
    Catalogue now() {
        var isStale = isExpired || System.nanoTime() - readAt > FRESH;
        if (isStale) {
            try {
                refresh().get(known == null ? FIRST_MILLISECONDS : WAITING_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException late) {
                // what was read last will do
            }
        }
        return known == null ? Catalogue.EMPTY : known;
    }

    /// Reads it, unless somebody does already.
    synchronized CompletableFuture<Void> refresh() {
        if (reading.isDone()) {
            reading = new CompletableFuture<>();
            var done = reading;
            Thread.ofPlatform().daemon().name("catalogue").start(() -> read(done));
        }
        return reading;
    }

    /// Asks something else of it.
    ///
    /// @return empty where it cannot be told now
    <T> Optional<T> ask(ScriptRun.Question<T> question) {
        try {
            return Optional.ofNullable(question.of(connection()));
        } catch (Exception late) {
            return Optional.empty();
        }
    }

    private void read(CompletableFuture<Void> done) {
        try {
            isExpired = false;
            var reader = new CatalogueReader(connection());
            builtin = builtin == null ? reader.builtin() : builtin;
            known = reader.read(builtin);
            readAt = System.nanoTime();
            done.complete(null);
        } catch (SQLException | RuntimeException failure) {
            isExpired = true;
            done.completeExceptionally(failure);
        }
    }

    private Connection connection() throws SQLException {
        var opened = session.open().connection();
        try (var statement = opened.createStatement()) {
            statement.execute("SET statement_timeout = 500; SET lock_timeout = 500");
        }
        return opened;
    }
}
