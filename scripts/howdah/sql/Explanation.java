package howdah.sql;

import howdah.show.Failure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.postgresql.PGStatement;
import org.postgresql.core.TransactionState;

/// Asks for a statement's plan. What the statement writes is undone, if it is run at all.
///
/// @param sql the statement, with the words EXPLAIN … before it
/// @see <a href="https://www.postgresql.org/docs/18/sql-explain.html">EXPLAIN</a>
record Explanation(Connection connection, BoundSql sql, Request request) {

    private static final String SAVEPOINT = "howdah_explain";

    /// @param state that of the connection
    String plan(TransactionState state) throws Exception {
        connection.setAutoCommit(false);
        var savepoint = state == TransactionState.OPEN ? connection.setSavepoint(SAVEPOINT) : null;
        try {
            return read();
        } finally {
            if (savepoint != null) {
                connection.rollback(savepoint);
                connection.releaseSavepoint(savepoint);
            } else if (state == TransactionState.IDLE && !connection.isClosed()) {
                connection.rollback();
            }
        }
    }

    private String read() throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql.sent())) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            Binding.set(statement, sql, request);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw Failure.usage("EXPLAIN tells nothing of this statement.");
                }
                return rows.getString(1);
            }
        }
    }
}
