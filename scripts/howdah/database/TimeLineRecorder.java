package howdah.database;

import howdah.show.TimeLine;
import howdah.show.TimeLine.Event;
import howdah.show.TimeLine.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// Records what sessions do, in order, and who of them waits for whom.
///
/// A session that ends a transaction, or loses it to a deadlock, lets those go on first who have waited for it alone; so each
/// run records the same.
final class TimeLineRecorder {

    private static final long LET_GO_ON_SECONDS = 1;
    private static final int MOST = 1000;
    private static final String DEADLOCK = "40P01";

    private static final Pattern NUMBER = Pattern.compile("\\('(-?[0-9.]+)'::(?:int[248]|numeric|float[48])\\)");
    private static final Pattern TEXT = Pattern.compile("(?<== )\\(('(?:[^']|'')*')\\)");

    private final List<Event> events = new ArrayList<>();
    /// Whom each session that waits waits for.
    private final Map<String, Set<String>> waiting = new HashMap<>();
    private long first;

    /// What has happened so far: the first thousand events, since nobody looks at more.
    synchronized TimeLine timeLine() {
        return new TimeLine(List.copyOf(events));
    }

    /// Leaves out what a session has done so far.
    synchronized void forget(String session) {
        events.removeIf(event -> event.session().equals(session));
        waiting.remove(session);
    }

    /// A session sends a statement.
    synchronized void begun(String session, String sql) {
        add(session, Kind.STATEMENT, events.size() < MOST ? oneLine(sql) : "", List.of());
    }

    /// The driver writes a parameter as `('10'::int4)`, and one of no certain type as `('Ada')`.
    private static String oneLine(String sql) {
        var line = sql.strip().replaceAll("\\s*\\R\\s*", " ");
        return TEXT.matcher(NUMBER.matcher(line).replaceAll("$1")).replaceAll("$1");
    }

    /// The statement that was begun last in that session waits.
    ///
    /// @param lock what for, such as `row lock on test`
    synchronized void waits(String session, String lock, List<String> holders) {
        if (!waiting.containsKey(session)) {
            waiting.put(session, new HashSet<>(holders));
            add(session, Kind.WAITS, lock, holders);
        }
    }

    /// @param rows fetched or changed; negative if that is not known
    synchronized void succeeded(String session, int rows) {
        var holders = waiting.get(session);
        if (holders != null) {
            await(() -> holders.stream().noneMatch(waiting::containsKey));
            waiting.remove(session);
            add(session, Kind.GRANTED, "", List.of());
        }
        add(session, Kind.DONE, rows < 0 ? "" : rows == 1 ? "1 row" : rows + " rows", List.of());
        notifyAll();
    }

    synchronized void failed(String session, SQLException failure) {
        waiting.remove(session);
        var message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        var isVictim = DEADLOCK.equals(failure.getSQLState());
        add(session, isVictim ? Kind.DEADLOCK : Kind.FAILED, message, List.of());
        notifyAll();
        if (isVictim) {
            waiting.values().forEach(holders -> holders.remove(session));
            hasEnded();
        }
    }

    /// The session is about to end its transaction, by [Kind#COMMIT] or [Kind#ROLLBACK].
    synchronized void ends(String session, Kind kind) {
        add(session, kind, "", List.of());
        waiting.values().forEach(holders -> holders.remove(session));
    }

    /// A transaction has ended: whoever waited for it alone goes on.
    synchronized void hasEnded() {
        await(() -> waiting.values().stream().noneMatch(Set::isEmpty));
        waiting.values().removeIf(Set::isEmpty);
    }

    private void add(String session, Kind kind, String text, List<String> holders) {
        var now = System.nanoTime();
        first = events.isEmpty() ? now : first;
        if (events.size() < MOST && session != null) {
            events.add(new Event(session, kind, text, List.copyOf(holders), TimeUnit.NANOSECONDS.toMillis(now - first)));
        }
    }

    private void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LET_GO_ON_SECONDS);
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
                wait(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
