package howdah.database;

import howdah.show.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to tell a person whose connection could not be opened.
record Refusal(Endpoint endpoint, Settings settings) {

    private static final String DOCTOR = "`jbang doctor` shows where each value comes from";

    /// A trouble that another try would not mend.
    Failure failure(Trouble trouble, SQLException cause) {
        return explained(Failure.noDatabase(what(trouble)), trouble, cause);
    }

    /// A trouble that outlasted the retry policy.
    Failure gaveUp(Trouble trouble, SQLException cause, int attempts, Duration elapsed) {
        var effort = " (%d %s in %s).".formatted(attempts, attempts == 1 ? "try" : "tries", seconds(elapsed));
        var what = switch (trouble) {
            case UNRESOLVED -> "There is no host \"" + endpoint.host() + "\"";
            case SILENT -> "What listens at " + address() + " accepts connections and never answers";
            case NOT_READY -> "PostgreSQL at " + address() + " is not ready: " + safe(trouble.phrase(cause));
            default -> "PostgreSQL at " + address() + " takes no connection: " + safe(trouble.phrase(cause));
        };
        return explained(Failure.noDatabase(what + effort), trouble, cause);
    }

    Failure tooOld(String version, int oldest) {
        return explained(Failure.noDatabase(
            "PostgreSQL at %s has version %s, and the lessons need %d or newer.".formatted(address(), version, oldest)))
            .next("use a newer server; with HOWDAH_DATABASE=embedded Howdah brings its own");
    }

    Failure interrupted() {
        return Failure.noDatabase("Interrupted while waiting for PostgreSQL at " + address() + ".");
    }

    private Failure explained(Failure failure, Trouble trouble, SQLException cause) {
        return explained(failure).cause(safe(cause))
            .next(isExternal() ? next(trouble) : "run it again; `jbang doctor` shows what is missing");
    }

    private Failure explained(Failure failure) {
        return isExternal() ? failure.settings(settings.origins()) : failure;
    }

    private boolean isExternal() {
        return settings.mode() == Mode.EXTERNAL;
    }

    private String what(Trouble trouble) {
        var server = "PostgreSQL at " + address();
        var refuses = "PostgreSQL at " + endpoint + " refuses \"" + endpoint.user() + "\": ";
        return switch (trouble) {
            case NOT_POSTGRESQL -> "What listens at " + address() + " is not PostgreSQL.";
            case NO_TLS -> server + " offers no TLS, and sslmode=" + sslMode() + " demands it.";
            case TLS_FAILED -> server + ": TLS failed, with sslmode=" + sslMode() + ".";
            case PASSWORD_WRONG -> refuses + "wrong password.";
            case PASSWORD_MISSING -> refuses + "it wants a password, and none is set.";
            case ROLE_MISSING -> refuses + "there is no such role that may log in.";
            case ROLE_REFUSED -> refuses + "it does not admit that role from here.";
            case DATABASE_MISSING -> server + " has no database \"" + endpoint.database() + "\".";
            default -> refuses + "see the cause.";
        };
    }

    private String next(Trouble trouble) {
        var again = ", then run the lesson again; " + DOCTOR;
        return switch (trouble) {
            case UNAVAILABLE -> "start the server, or correct " + names("PGHOST", "PGPORT") + again;
            case NOT_READY -> "run the lesson again when the server is ready";
            case UNRESOLVED, SILENT, NOT_POSTGRESQL -> "correct " + names("PGHOST", "PGPORT") + again;
            case NO_TLS -> "set PGSSLMODE=prefer if you trust the network, or switch `ssl` on in the server" + again;
            case TLS_FAILED -> "name the certificate authority's file in PGSSLROOTCERT, and in PGHOST the host that the"
                + " certificate is made out to" + again;
            case PASSWORD_WRONG -> "correct " + names("PGPASSWORD") + again
                + "; a role that does not exist is refused in the same words";
            case PASSWORD_MISSING -> "set PGPASSWORD" + again;
            case ROLE_MISSING -> "correct " + names("PGUSER") + ", or create the role" + again;
            case ROLE_REFUSED -> "let the server's administrator add this machine to pg_hba.conf" + again;
            case DATABASE_MISSING -> "create it, or correct " + names("PGDATABASE") + again;
            default -> DOCTOR;
        };
    }

    /// What has to be corrected for those settings to change: themselves, or the URL they came from.
    private String names(String... names) {
        return Stream.of(names).map(name -> settings.setting(name).variable()).distinct().collect(Collectors.joining(" or "));
    }

    private String sslMode() {
        return endpoint.options().getOrDefault("sslmode", "prefer");
    }

    String address() {
        var host = endpoint.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + endpoint.port();
    }

    /// The exception as it is, or, where its text holds the password in a URL or after `=`, one that does not.
    private SQLException safe(SQLException cause) {
        var isSafe = true;
        for (Throwable each = cause; each != null; each = each.getCause()) {
            isSafe &= safe(String.valueOf(each.getMessage())).equals(String.valueOf(each.getMessage()));
        }
        return isSafe ? cause : new SQLException(safe(String.valueOf(cause.getMessage())), cause.getSQLState());
    }

    /// The text without the password. What is no more than the same word, such as a role's name, stays.
    String safe(String text) {
        var password = endpoint.password();
        if (password == null || password.isEmpty()) {
            return text;
        }
        var encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
        return text.replaceAll("([:=]\\s*['\"]?)(" + Pattern.quote(password) + "|" + Pattern.quote(encoded) + ")", "$1***");
    }

    /// `2 s`, `0.5 s`.
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
            + " s";
    }
}
