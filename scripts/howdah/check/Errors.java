package howdah.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which error an exception is, whatever it is wrapped in.
final class Errors {

    private static final int DEEPEST = 50;

    private Errors() {
    }

    /// Whether the exception, or one that caused it, is that error.
    ///
    /// @param error an SQLSTATE, its class (two characters), or the simple name of an exception
    static boolean isOf(String error, Throwable failure) {
        return causes(failure).stream().anyMatch(each -> isSame(error, each));
    }

    private static boolean isSame(String error, Throwable failure) {
        for (Class<?> type = failure.getClass(); type != Object.class; type = type.getSuperclass()) {
            if (type.getSimpleName().equals(error)) {
                return true;
            }
        }
        var state = state(failure);
        return !error.isEmpty() && (state.equals(error) || error.length() == 2 && state.startsWith(error));
    }

    private static String state(Throwable failure) {
        return failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }

    /// The innermost SQLSTATE, else the simple name of the innermost exception.
    static String named(Throwable failure) {
        var causes = causes(failure);
        return causes.reversed().stream().map(Errors::state).filter(state -> !state.isEmpty()).findFirst()
            .map(Errors::named).orElseGet(() -> causes.getLast().getClass().getSimpleName());
    }

    /// `SQLSTATE 42P01`, for a sentence.
    static String named(String error) {
        var isClass = error.matches("[0-9A-Z]{2}");
        return isClass || error.matches("[0-9A-Z]{5}") ? "SQLSTATE " + error + (isClass ? "…" : "") : error;
    }

    static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var each = failure; each != null && !causes.contains(each) && causes.size() < DEEPEST; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
