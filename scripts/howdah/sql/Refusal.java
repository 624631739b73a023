package howdah.sql;

import howdah.database.NamedConnection;
import howdah.show.StatementFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Tells why PostgreSQL has refused a statement, in the words and at the places of the one who wrote it.
record Refusal(NamedConnection session, Request request, LiveCatalogue catalogue) {

    /// @param lastWait what it has waited for, or null
    StatementFailure of(SQLException failure, Script.Statement statement, BoundSql sql, String lastWait) throws SQLException {
        var placed = placed(failure, sql);
        return new StatementFailure(placed, where(placed, statement, sql), sql.original(), next(placed, sql, lastWait));
    }

    private String where(SQLException failure, Script.Statement statement, BoundSql bound) throws SQLException {
        var position = server(failure) == null ? 0 : server(failure).getPosition();
        var sql = statement.sql();
        var isIn = bound.original() != null && position > 1 && position <= sql.codePointCount(0, sql.length()) + 1;
        var before = isIn ? sql.substring(0, sql.offsetByCodePoints(0, position - 1)) : "";
        var parts = new ArrayList<String>();
        parts.add(request.where().of(statement.line() + (int) before.chars().filter(each -> each == '\n').count()));
        parts.add(session.name().equals(SqlCells.SESSION) ? null : "session " + session.name());
        parts.add(StatementRun.transaction(session.state()));
        parts.removeIf(part -> part == null || part.isEmpty());
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private String next(SQLException failure, BoundSql sql, String lastWait) {
        var state = String.valueOf(failure.getSQLState());
        if (state.equals("55P03") && lastWait != null) {
            return "it waited for a %s: end that transaction first; --background waits without end".formatted(lastWait);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "run the cell again: it opens a new connection; a transaction that was open is gone";
        }
        if (state.equals("42P18") || state.equals("42P02")) {
            return sql.parameters().isEmpty() ? null
                : "tell the parameter's type, such as :{%s}::text".formatted(sql.parameters().getFirst());
        }
        return state.matches("42P01|42703|42883|3F000|42704") ? meant(failure, sql) : null;
    }

    private String meant(SQLException failure, BoundSql sql) {
        var told = server(failure);
        var text = sql.original() == null ? "" : sql.original();
        return told == null || told.getHint() != null && told.getHint().contains("\"") ? null
            : new Meant(text, catalogue.now()).advice(failure.getSQLState(), told.getMessage(), told.getPosition());
    }

    /// The same failure, its place counted in the statement as it was written.
    private static SQLException placed(SQLException failure, BoundSql sql) {
        var told = server(failure);
        if (told == null || told.getPosition() == 0) {
            return failure;
        }
        var fields = new LinkedHashMap<Character, Object>();
        fields.put('S', told.getSeverity());
        fields.put('C', told.getSQLState());
        fields.put('M', told.getMessage());
        fields.put('D', told.getDetail());
        fields.put('H', told.getHint());
        fields.put('P', sql.position(told.getPosition()));
        fields.put('W', told.getWhere());
        fields.put('s', told.getSchema());
        fields.put('t', told.getTable());
        fields.put('c', told.getColumn());
        fields.put('d', told.getDatatype());
        fields.put('n', told.getConstraint());
        fields.values().removeIf(Objects::isNull);
        var message = new StringBuilder();
        fields.forEach((field, value) -> message.append(field).append(value).append('\0'));
        return new PSQLException(new ServerErrorMessage(message.toString()));
    }

    private static ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
    }
}
