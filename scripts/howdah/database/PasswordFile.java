package howdah.database;

import howdah.show.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.postgresql.jdbcurlresolver.PgPassParser;

/// The user's file of passwords: `PGPASSFILE`, else `~/.pgpass` (`%APPDATA%\postgresql\pgpass.conf` on Windows).
///
/// The driver reads it. As with libpq, one that others may read is not used.
///
/// @param path  where the file would be; it need not exist
/// @param place what messages call it
record PasswordFile(Path path, String place) {

    /// Where the driver is told which file to read, now and whenever it connects without a password.
    private static final String DRIVER_SETTING = "org.postgresql.pgpassfile";

    /// @param named the value of `PGPASSFILE`, or empty
    static PasswordFile locate(String named, Map<String, String> environment, Path home) {
        if (!named.isEmpty()) {
            return new PasswordFile(Path.of(named), named);
        }
        var applications = environment.getOrDefault("APPDATA", "");
        return applications.isEmpty()
            ? new PasswordFile(home.resolve(".pgpass"), "~/.pgpass")
            : new PasswordFile(Path.of(applications, "postgresql", "pgpass.conf"), "%APPDATA%\\postgresql\\pgpass.conf");
    }

    /// Whether there is a file that must not be used because others may read it.
    boolean isExposed() {
        return Files.exists(path) && !PrivateFile.isPrivate(path);
    }

    /// The password of that role there, or empty.
    String password(String host, String port, String database, String user) {
        System.setProperty(DRIVER_SETTING, isExposed() ? path + " (not used: others may read it)" : path.toString());
        if (!Files.exists(path)) {
            return "";
        }
        try {
            var password = PgPassParser.getPassword(host, port, database, user);
            return password == null ? "" : password;
        } catch (StringIndexOutOfBoundsException cutShort) {
            throw Failure.usage(place + " has a line that is not host:port:database:user:password.")
                .next("write all five parts, or begin the line with #");
        }
    }
}
