package howdah.check;

import howdah.database.Database;
import howdah.jvm.OwnTime;
import howdah.show.Failure;
import howdah.show.Show;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A session of somebody else's on the same database: it sees what was committed, and what the program has left open.
final class OtherSession implements AutoCloseable {

    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "42883", "3F000", "42704");
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final long GOING_MILLISECONDS = 300;
    private static final String OTHERS = """
        FROM pg_stat_activity
        WHERE datname = current_database()
          AND usename = current_user
          AND application_name = current_setting('application_name')
          AND pid <> pg_backend_pid()
        """;

    private final Connection connection;
    private final String database;
    private final Show show;

    /// Opens it; does not wait for the server.
    ///
    /// @throws Failure if the database does not answer
    OtherSession(Database database, Show show) {
        this.show = show;
        this.database = database.name();
        var url = "jdbc:postgresql://%s:%d/%s?%s"
            .formatted(database.host(), database.port(), database.name(), database.options());
        try {
            connection = DriverManager.getConnection(url, database.user(), database.password());
            execute("SET lock_timeout = '1s'; SET statement_timeout = '10s'");
        } catch (SQLException failure) {
            throw Gone.because(failure);
        }
    }

    Show show() {
        return show;
    }

    /// The rows of a query.
    ///
    /// @throws NotYet if there is no such table or column, or if a lock stands in the way
    /// @throws AuthorsMistake if the query is wrong
    Rows rows(String query) {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(query)) {
            return Rows.of(found);
        } catch (SQLException failure) {
            throw told(failure, query);
        }
    }

    private Error told(SQLException failure, String query) {
        if (Database.isUnusable(failure)) {
            throw Gone.because(failure);
        }
        if (NOT_THERE.contains(failure.getSQLState())) {
            throw new NotYet("Another session does not find what it looks for: %s.".formatted(message(failure)), advice());
        }
        if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
            throw new NotYet("Another session cannot read what you made: a lock of your program's stands in the way.", advice());
        }
        return new AuthorsMistake("the check's query fails: %s\n\n%s".formatted(message(failure), query.strip()), failure);
    }

    private static String message(SQLException failure) {
        return failure.getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }

    void execute(String command) {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failure) {
            throw told(failure, command);
        }
    }

    /// What may be the reason that others do not see what the program did; empty if nothing points to one.
    String advice() {
        return openTransactions().isEmpty() ? "" : "end your transaction with commit(): until then nobody else sees what it did";
    }

    /// What transactions that have changed something and were not ended run, or ran last.
    List<String> openTransactions() {
        return left(true);
    }

    /// What the sessions that are still open run, or ran last.
    List<String> openSessions() {
        return left(false);
    }

    private List<String> left(boolean onlyWriting) {
        var left = queries(onlyWriting);
        if (!left.isEmpty()) {
            var time = OwnTime.ofThisProcess(database);
            while (!left.isEmpty() && time.elapsed().toMillis() < GOING_MILLISECONDS) {
                sleep();
                left = queries(onlyWriting);
            }
        }
        return left;
    }

    private List<String> queries(boolean onlyWriting) {
        return others().rows().stream().filter(other -> !onlyWriting || other.get(1).equals(true))
            .map(other -> other.getFirst().toString().strip().replaceAll("\\s+", " ")).toList();
    }

    private Rows others() {
        return rows("SELECT query, backend_xid IS NOT NULL " + OTHERS + " ORDER BY backend_start");
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The tables on which open sessions hold a lock that is in somebody's way, and `advisory lock 42`.
    List<String> locks() {
        return others().rows().isEmpty() ? List.of() : rows("""
            SELECT DISTINCT CASE locktype WHEN 'relation' THEN relation::regclass::text
                                          ELSE format('advisory lock %s', objid) END
            FROM pg_locks
            WHERE granted
              AND pid IN (SELECT pid
        """ + OTHERS + """
                          )
              AND (locktype = 'advisory'
                   OR locktype = 'relation' AND mode <> 'AccessShareLock'
                      AND relation IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') AND oid >= 16384))
            ORDER BY 1
            """).column(0).stream().map(Objects::toString).collect(Collectors.toList());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it is closed anyway
        }
    }
}
