package howdah.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Why a connection could not be opened.
///
/// The driver gives most of what happens before a server speaks the SQLSTATE 08001 or 08006, whatever the cause, and
/// translates its messages. So what the server says is told apart by SQLSTATE, all else by the exception within.
enum Trouble {

    /// Nobody listens, or the connection broke.
    UNAVAILABLE,
    /// The server says that it takes no connection now.
    NOT_READY,
    /// The host has no address.
    UNRESOLVED,
    /// Something accepted the connection and then said nothing.
    SILENT,
    /// What answered does not speak PostgreSQL's protocol.
    NOT_POSTGRESQL,
    /// The server offers no TLS, and the settings demand it.
    NO_TLS,
    /// TLS was begun and failed: a certificate, most often.
    TLS_FAILED,
    PASSWORD_MISSING,
    PASSWORD_WRONG,
    ROLE_MISSING,
    /// A role that exists, or may exist, is kept out by `pg_hba.conf`.
    ROLE_REFUSED,
    DATABASE_MISSING,
    /// Anything else: the cause has to speak for itself.
    OTHER;

    private static final Set<String> LATER = Set.of("08001", "08006", "57P03", "53300");

    /// Whether trying again makes sense.
    boolean isRetried() {
        return isHopeful() || this == UNRESOLVED || this == SILENT;
    }

    /// Whether time alone is likely to mend it.
    boolean isHopeful() {
        return this == UNAVAILABLE || this == NOT_READY;
    }

    static Trouble of(SQLException failure, Endpoint endpoint) {
        var message = serverMessage(failure);
        if (message != null) {
            return toldByServer(message);
        }
        if (within(failure, ConnectException.class) != null) {
            return UNAVAILABLE;
        }
        if (within(failure, UnknownHostException.class) != null) {
            return UNRESOLVED;
        }
        var trouble = ofConnection(failure, endpoint);
        return trouble.isPuzzling() && OtherServer.answersAt(endpoint) ? NOT_POSTGRESQL : trouble;
    }

    /// Whether a server of another kind can look like this: those that speak first (MySQL, SSH) confuse the driver in many ways.
    private boolean isPuzzling() {
        return this == UNAVAILABLE || this == SILENT || this == TLS_FAILED || this == OTHER;
    }

    private static Trouble ofConnection(SQLException failure, Endpoint endpoint) {
        var timeout = within(failure, SocketTimeoutException.class);
        if (timeout != null) {
            return "Connect timed out".equals(timeout.getMessage()) ? UNAVAILABLE : SILENT;
        }
        return within(failure, SocketException.class, EOFException.class) != null ? UNAVAILABLE : toldByDriver(failure, endpoint);
    }

    private static Trouble toldByServer(ServerErrorMessage message) {
        if (message.getSQLState() == null) {
            return NOT_POSTGRESQL;
        }
        return switch (message.getSQLState()) {
            case String state when LATER.contains(state) -> NOT_READY;
            case "28P01" -> PASSWORD_WRONG;
            case "28000" -> "InitializeSessionUserId".equals(message.getRoutine()) ? ROLE_MISSING : ROLE_REFUSED;
            case "3D000" -> DATABASE_MISSING;
            default -> OTHER;
        };
    }

    private static Trouble toldByDriver(SQLException failure, Endpoint endpoint) {
        var isTls = String.valueOf(failure.getMessage()).contains("SSL");
        var hasPassword = endpoint.password() != null && !endpoint.password().isEmpty();
        return switch (String.valueOf(failure.getSQLState())) {
            case "08P01" -> NOT_POSTGRESQL;
            case "08004" -> isTls ? NO_TLS : hasPassword ? OTHER : PASSWORD_MISSING;
            case "08001" -> SILENT;
            case "08006" -> TLS_FAILED;
            default -> OTHER;
        };
    }

    /// What the server said, or null if it did not come to that.
    static ServerErrorMessage serverMessage(SQLException failure) {
        return failure instanceof PSQLException told ? told.getServerErrorMessage() : null;
    }

    /// In a few words, for the middle of a sentence: `connection refused`, `the database system is starting up`.
    String phrase(SQLException failure) {
        var message = serverMessage(failure);
        if (message != null) {
            return String.valueOf(message.getMessage());
        }
        var network = within(failure, SocketException.class, SocketTimeoutException.class);
        return switch (this) {
            case UNRESOLVED -> "no such host";
            case SILENT -> "no answer";
            default -> network == null ? "connection closed" : String.valueOf(network.getMessage()).toLowerCase(Locale.ROOT);
        };
    }

    @SafeVarargs
    private static Throwable within(Throwable failure, Class<? extends Throwable>... kinds) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            for (var kind : kinds) {
                if (kind.isInstance(cause)) {
                    return cause;
                }
            }
        }
        return null;
    }
}
