package howdah.sql;

import howdah.database.NamedConnection;
import howdah.show.Rows;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLWarning;

/// Runs one statement on a session's connection.
///
/// Rows are read in pages, so that memory stays flat. The driver does that within a transaction only, so that a query outside
/// of one gets one of its own, which ends with it.
final class StatementRun {

    private static final Set<String> PAGED = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    /// What cannot run within a transaction, or begins one itself.
    private static final Pattern ALONE = Pattern.compile("(?is)\\s*((BEGIN|START|VACUUM|COMMIT|END|ROLLBACK|ABORT|DISCARD)\\b.*"
        + "|(CREATE|DROP|ALTER|REINDEX)\\s+(DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b.*"
        + "|(CREATE|DROP|ALTER|REINDEX|REFRESH)\\b.*\\bCONCURRENTLY\\b.*)");
    private static final Set<String> ENDING = Set.of("COMMIT", "END", "ROLLBACK", "ABORT");
    private static final Map<String, String> VERBS = Map.of("INSERT", " inserted", "UPDATE", " updated", "DELETE", " deleted",
        "MERGE", " merged", "COPY", " copied", "WITH", "", "SELECT", "");
    private static final int FIRST_PAGE = 100;
    private static final int LATER_PAGE = 2000;
    private static final int NOTICES = 100;
    private static final long COUNTING = TimeUnit.MILLISECONDS.toNanos(150);

    private final NamedConnection session;
    private final Connection connection;
    private final Script.Statement statement;
    private final BoundSql sql;
    private final Request request;
    private final Manner manner;
    private final List<Object> shown = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private List<Map<String, Object>> values;
    private String done = "Done";
    private long count = -1;
    private boolean hasMore;

    /// @param sql    the statement's text
    /// @param manner how its rows are shown
    StatementRun(NamedConnection session, Connection connection, Script.Statement statement, BoundSql sql, Request request,
                 Manner manner) {
        this.session = session;
        this.connection = connection;
        this.statement = statement;
        this.sql = sql;
        this.request = request;
        this.manner = manner;
    }

    Result run() throws Exception {
        var begin = System.nanoTime();
        var isIdle = session.state() == TransactionState.IDLE;
        var isPaged = PAGED.contains(statement.keyword()) || sql.original().startsWith("(");
        var isAlone = session.commitsByItself() ? !isPaged : ALONE.matcher(sql.original()).matches();
        connection.setAutoCommit(isIdle && isAlone);
        try {
            execute();
            if (isIdle && isPaged && session.commitsByItself()) {
                connection.commit();
            }
        } catch (Exception failure) {
            if (isIdle && isPaged && session.commitsByItself() && !connection.isClosed()) {
                connection.rollback();
            }
            throw failure;
        }
        var milliseconds = (System.nanoTime() - begin) / 1e6;
        return new Result(notices, shown, done, manner.isTiming() ? milliseconds : -1, transaction(session.state()),
            hasMore, values);
    }

    static String transaction(TransactionState state) {
        return switch (state) {
            case IDLE -> "";
            case OPEN -> "in a transaction";
            case FAILED -> "in a failed transaction";
        };
    }

    /// How many rows it has given or changed; negative if that is not known.
    int count() {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    private void execute() throws Exception {
        if (isEnding()) {
            session.ends(Set.of("COMMIT", "END").contains(statement.keyword()));
        }
        if (statement.data() != null) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            counted(copy.copyIn(sql.original(), new StringReader(statement.data())));
        } else if (statement.keyword().equals("COPY") && Copy.isToStdout(sql.original())) {
            copyOut();
        } else if (sql.parameters().isEmpty()) {
            try (var plain = connection.createStatement()) {
                plain.setEscapeProcessing(false);
                plain.setFetchSize(FIRST_PAGE);
                read(plain, plain.execute(sql.original()));
            }
        } else {
            executeBound();
        }
        if (isEnding()) {
            session.hasEnded();
        }
    }

    /// Whether it ends a transaction, which the time line tells by itself.
    boolean isEnding() {
        return ENDING.contains(statement.keyword()) && !sql.original().matches("(?is).*\\bTO\\b.*|.*\\bPREPARED\\b.*");
    }

    private void executeBound() throws Exception {
        try (PreparedStatement bound = connection.prepareStatement(sql.sent())) {
            bound.unwrap(PGStatement.class).setPrepareThreshold(0);
            bound.setFetchSize(FIRST_PAGE);
            Binding.set(bound, sql, request);
            read(bound, bound.execute());
        }
    }

    private void copyOut() throws SQLException, IOException {
        var lines = new Copy.FirstLines(manner.rows());
        counted(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql.original(), lines));
        shown.add(lines.text());
    }

    private void read(Statement executed, boolean hasRows) throws SQLException {
        if (hasRows) {
            try (var rows = executed.getResultSet()) {
                read(rows);
            }
        } else if (VERBS.containsKey(statement.keyword()) && executed.getLargeUpdateCount() >= 0) {
            counted(executed.getLargeUpdateCount());
        }
        addNotices(executed.getWarnings());
    }

    private void counted(long rows) {
        count = rows;
        done = rows(rows) + VERBS.get(statement.keyword());
    }

    static String rows(long rows) {
        return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
    }

    private void read(ResultSet rows) throws SQLException {
        var most = manner.rows();
        if (request.isKept()) {
            values = Values.read(rows);
            most = Values.MOST;
            count = values.size();
        } else {
            var first = Rows.read(rows, most, manner.isCounted());
            shown.add(manner.isExpanded() && first.count() > 0 ? Records.text(first) : first);
            count = first.count();
        }
        hasMore = count == most && rows.next();
        done = hasMore ? more(rows, most) : rows(count);
        count = hasMore ? -1 : count;
    }

    private String more(ResultSet rows, int most) throws SQLException {
        if (!manner.isCounting()) {
            return "No more than %d rows are fetched here.".formatted(most);
        }
        var seen = most + 1L;
        var isThere = true;
        rows.setFetchSize(LATER_PAGE);
        for (var end = System.nanoTime() + COUNTING; System.nanoTime() < end && (isThere = rows.next());) {
            seen++;
        }
        return "the first %,d of %s%s".formatted(most, isThere ? "more than " : "", rows(seen));
    }

    private void addNotices(SQLWarning first) {
        var more = 0;
        for (var notice = first; notice != null; notice = notice.getNextWarning()) {
            if (notices.size() < NOTICES) {
                notices.add(text(notice));
            } else {
                more++;
            }
        }
        if (more > 0) {
            notices.add("… and %,d more".formatted(more));
        }
    }

    private static String text(SQLWarning notice) {
        var told = notice instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
        var isNotice = told == null || told.getSeverity() == null || told.getSeverity().equals("NOTICE");
        return isNotice ? notice.getMessage() : told.getSeverity() + ": " + told.getMessage();
    }
}
