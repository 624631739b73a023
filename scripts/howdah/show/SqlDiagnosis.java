package howdah.show;

import static howdah.show.Diagnosis.CAUSE;
import static howdah.show.Diagnosis.CONCERNS;
import static howdah.show.Diagnosis.CONTEXT;
import static howdah.show.Diagnosis.DETAIL;
import static howdah.show.Diagnosis.HINT;
import static howdah.show.Diagnosis.NEXT;
import static howdah.show.Diagnosis.SQL;
import static howdah.show.Diagnosis.STATE;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What PostgreSQL and its driver tell of a failure.
final class SqlDiagnosis {

    private static final ServerErrorMessage SILENT = new ServerErrorMessage("");

    private SqlDiagnosis() {
    }

    /// Adds what a failure tells to a diagnosis that has begun.
    ///
    /// @param sql the statement, or null if the caller does not know it
    static Diagnosis of(SQLException failure, Diagnosis diagnosis, String sql) {
        return of(failure, diagnosis, sql, null);
    }

    /// @param sql  the statement, or null if the caller does not know it
    /// @param next what to do about it, or null if the SQLSTATE tells
    static Diagnosis of(SQLException failure, Diagnosis diagnosis, String sql, String next) {
        SQLException told = told(failure);
        ServerErrorMessage server = server(told);
        String state = told.getSQLState();
        return diagnosis
            .with(SQL, excerpt(server, sql))
            .with(STATE, state == null ? null : SqlStates.named(state))
            .with(DETAIL, server.getDetail())
            .with(HINT, server.getHint())
            .with(CONCERNS, concerns(server))
            .with(CONTEXT, server.getWhere())
            .with(CONTEXT, batchEntry(failure))
            .with(CAUSE, Causes.message(told))
            .with(CAUSE, Causes.message(Causes.innermost(told)))
            .with(NEXT, next != null || state == null ? next : Advice.on(state));
    }

    /// What a batch fails with is an exception of its own.
    static SQLException told(SQLException failure) {
        return failure instanceof BatchUpdateException && failure.getNextException() != null
            ? failure.getNextException() : failure;
    }

    /// `Batch entry 1 INSERT INTO test (id) VALUES (('7'::int4))`: the driver tells the values too.
    private static String batchEntry(SQLException failure) {
        int end = failure instanceof BatchUpdateException ? failure.getMessage().indexOf(" was aborted") : -1;
        return end < 0 ? null : SqlExcerpt.of(failure.getMessage().substring(0, end), 0);
    }

    private static ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException told && told.getServerErrorMessage() != null
            ? told.getServerErrorMessage() : SILENT;
    }

    /// Within a function PostgreSQL tells the function's own statement, and a place in that.
    private static String excerpt(ServerErrorMessage server, String sql) {
        if (server.getInternalQuery() != null) {
            return SqlExcerpt.of(server.getInternalQuery(), server.getInternalPosition());
        }
        return sql == null ? null : SqlExcerpt.of(sql, server.getPosition());
    }

    /// `constraint test_pkey, table test`.
    private static String concerns(ServerErrorMessage server) {
        var concerns = new StringJoiner(", ");
        add(concerns, "constraint ", server.getConstraint());
        add(concerns, "column ", server.getColumn());
        add(concerns, "table ", server.getTable());
        add(concerns, "type ", server.getDatatype());
        return concerns.toString();
    }

    private static void add(StringJoiner concerns, String kind, String name) {
        if (name != null) {
            concerns.add(kind + name);
        }
    }
}
