package howdah.runner;

import howdah.database.Database;
import howdah.database.SqlSplitter;
import howdah.database.Visit;
import howdah.show.Failure;
import howdah.show.Show;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// A connection on which statements are run one by one, and what each of them gave is printed.
///
/// It commits each statement by itself, unless `BEGIN` was sent. A connection that is gone is opened again before the next one.
final class SqlSession implements AutoCloseable {

    private static final int ROWS = 1000;

    private static final Set<String> COUNTING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "COPY");

    private final Visit visit;
    private final Show show = Show.forTerminal();
    private Connection connection;
    private volatile Statement running;
    private boolean isExpanded;
    private boolean isTiming;

    SqlSession(Visit visit) {
        this.visit = visit;
        connection = visit.connect();
    }

    /// The connection; a new one, if the last is gone.
    Connection connection() throws SQLException {
        if (connection.isClosed()) {
            connection = visit.connect();
        }
        return connection;
    }

    /// One more connection to the same database, for the caller to close.
    Connection another() {
        return visit.connect();
    }

    /// `*` within a transaction, `!` within one that has failed, else nothing.
    String transactionMark() throws SQLException {
        var state = connection.isClosed() ? TransactionState.IDLE : connection.unwrap(BaseConnection.class).getTransactionState();
        return switch (state) {
            case IDLE -> "";
            case OPEN -> "*";
            case FAILED -> "!";
        };
    }

    boolean toggleExpanded() {
        isExpanded = !isExpanded;
        return isExpanded;
    }

    boolean toggleTiming() {
        isTiming = !isTiming;
        return isTiming;
    }

    /// Runs a statement and prints what it gave, or what is wrong with it.
    ///
    /// @param where where it stands, or null
    /// @return the exit code that a program would end with if this was its last statement
    int run(SqlSplitter.Statement wanted, String where) throws SQLException {
        var begin = System.nanoTime();
        try (var statement = connection()
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            running = statement;
            statement.setEscapeProcessing(false);
            statement.setMaxRows(ROWS);
            print(statement, statement.execute(wanted.sql()), wanted.keyword());
            return 0;
        } catch (SQLException failure) {
            System.out.flush();
            System.err.println(show.error(failure, where, wanted.sql()));
            return Database.isUnavailable(failure) ? Failure.NO_DATABASE : Failure.NOT_RIGHT_YET;
        } finally {
            running = null;
            if (isTiming) {
                System.out.println(String.format(Locale.ROOT, "Time: %.3f ms", (System.nanoTime() - begin) / 1e6));
            }
        }
    }

    /// Asks the server to give up the statement that runs now, if one does.
    void cancel() {
        var statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException gone) {
                // it has ended meanwhile, or the server is gone
            }
        }
    }

    private void print(Statement statement, boolean hasRows, String keyword) throws SQLException {
        for (var notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            System.out.println(show.text(notice.getMessage()));
        }
        if (hasRows) {
            try (var rows = statement.getResultSet()) {
                print(rows);
            }
        } else if (COUNTING.contains(keyword)) {
            var count = statement.getUpdateCount();
            System.out.println(count == 1 ? "1 row" : count + " rows");
        } else {
            System.out.println("Done");
        }
    }

    private void print(ResultSet rows) throws SQLException {
        rows.last();
        var count = rows.getRow();
        rows.beforeFirst();
        System.out.println(isExpanded && count > 0 ? SqlRecords.text(rows, show) : show.text(rows));
        if (count == ROWS) {
            System.out.println("No more than %d rows are fetched here.".formatted(ROWS));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
