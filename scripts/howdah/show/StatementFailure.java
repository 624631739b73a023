package howdah.show;

import java.sql.SQLException;

/// A statement that failed, with all that is known of it; [Show#error(Throwable)] tells it.
public final class StatementFailure extends RuntimeException {

    private final SQLException failure;
    private final String where;
    private final String sql;
    private final String next;

    /// @param where where the statement stands, or null
    /// @param sql   the statement, in which the failure's position counts
    /// @param next  what to do about it, if more is known than the SQLSTATE tells; else null
    public StatementFailure(SQLException failure, String where, String sql, String next) {
        super(Redaction.of(Causes.message(failure)), failure);
        this.failure = failure;
        this.where = where;
        this.sql = sql;
        this.next = next;
    }

    public SQLException failure() {
        return failure;
    }

    String where() {
        return where;
    }

    String sql() {
        return sql;
    }

    String next() {
        return next;
    }
}
