package howdah.show;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A throwable and what caused it, outermost first.
final class Causes {

    private static final int DEEPEST = 50;
    /// The driver repeats the whole statement where it finds no end of a text in it.
    private static final Pattern OPEN_QUOTE = Pattern.compile("^(Unterminated .* started at position \\d+) in SQL (?s:.*)");

    private Causes() {
    }

    static List<Throwable> of(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (var each = failure; each != null && !chain.contains(each) && chain.size() < DEEPEST; each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    static Throwable innermost(Throwable failure) {
        return of(failure).getLast();
    }

    static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return of(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static <T extends Throwable> Optional<T> last(Throwable failure, Class<T> type) {
        return of(failure).reversed().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /// Past all that wrap another throwable without a word of their own, as `ExecutionException` does.
    static Throwable unwrapped(Throwable failure) {
        return of(failure).stream().filter(each -> !isSilent(each)).findFirst().orElse(failure);
    }

    private static boolean isSilent(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause != null && !(failure instanceof SQLException)
            && (failure.getMessage() == null || failure.getMessage().equals(cause.toString()));
    }

    /// `FATAL: password authentication failed for user "student" (SQLSTATE 28P01)`.
    static String told(Throwable cause) {
        String state = cause instanceof SQLException failure ? failure.getSQLState() : null;
        return message(cause) + (state == null ? "" : " (SQLSTATE " + state + ")");
    }

    /// The message without what the driver appends to it; with the exception's name in front where it is no sentence.
    static String message(Throwable cause) {
        if (cause instanceof PSQLException failure && failure.getServerErrorMessage() != null) {
            return message(failure.getServerErrorMessage());
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return message.contains(" ") ? OPEN_QUOTE.matcher(message).replaceFirst("$1") : named(cause);
    }

    /// `NullPointerException: message`, or the name alone.
    static String named(Throwable cause) {
        String name = cause.getClass().getName();
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage().strip();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1) + message;
    }

    private static String message(ServerErrorMessage error) {
        return error.getSeverity() == null ? error.getMessage() : error.getSeverity() + ": " + error.getMessage();
    }
}
