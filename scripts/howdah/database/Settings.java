package howdah.database;

import howdah.show.Failure;
import howdah.show.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the user wants, and where he said so.
///
/// Each value by itself comes from the first place that has it; an empty value counts as none:
///
/// 1. the environment (`PGHOST` and its like), then the parts of a `DATABASE_URL` there
/// 2. the nearest `.env` up to the repository's root; then the parts of a `DATABASE_URL` there, unless the environment has one
/// 3. `~/.pgpass`, for the password of an external server
/// 4. libpq's defaults: `localhost`, port 5432, the user of the operating system, a database named like the user
///
/// A `DATABASE_URL` is read only when an external server is wanted. Passwords are in [#external()] and in no text.
final class Settings {

    static final List<String> CONNECTION = List.of("PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGSSLMODE",
        "PGSSLROOTCERT", "PGCONNECT_TIMEOUT", "PGAPPNAME", "PGOPTIONS", "PGPASSFILE", "DATABASE_URL");

    static final List<String> HOWDAH = List.of("HOWDAH_DATABASE", "HOWDAH_ENV", "HOWDAH_WAIT", "HOWDAH_POSTGRES_IMAGE",
        "HOWDAH_KEEP", "HOWDAH_SHOW_SQL", "HOWDAH_CACHE");

    private final Mode mode;
    private final Map<String, Setting> found;
    private final Map<String, String> urlOptions;
    private final List<String> warnings;
    private final Map<String, String> environment;

    Settings(Mode mode, Map<String, Setting> found, Map<String, String> urlOptions, List<String> warnings,
        Map<String, String> environment) {
        this.mode = mode;
        this.found = found;
        this.urlOptions = urlOptions;
        this.warnings = warnings;
        this.environment = environment;
    }

    /// The settings of this process.
    ///
    /// @throws Failure if what counts cannot be read: `.env`, `HOWDAH_DATABASE`, `DATABASE_URL`, the password file
    static Settings load() {
        return load(System.getenv(), Path.of("").toAbsolutePath(), Home.of(System.getenv()));
    }

    static Settings load(Map<String, String> environment, Path workingDirectory, Path home) {
        return new SettingsSearch(environment, home).in(workingDirectory);
    }

    Mode mode() {
        return mode;
    }

    /// Where an external server is, and who we are there.
    ///
    /// @throws Failure if a value cannot be used
    Endpoint external() {
        return ExternalAddress.of(this, urlOptions);
    }

    /// How long to wait for a server.
    ///
    /// @throws Failure if `HOWDAH_WAIT` cannot be understood
    RetryPolicy retryPolicy() {
        var wanted = setting("HOWDAH_WAIT");
        try {
            if (wanted.isDefault()) {
                return mode == Mode.EXTERNAL || mode == Mode.OWN ? RetryPolicy.STANDARD : RetryPolicy.SHARED_SERVER;
            }
            return RetryPolicy.parse(wanted.value());
        } catch (IllegalArgumentException problem) {
            throw wanted.wrong("HOWDAH_WAIT=%s cannot be understood: %s.".formatted(wanted.value(), problem.getMessage()))
                .next("write " + RetryPolicy.EXAMPLES);
        }
    }

    /// The same for a lesson's own server: what names another one does not count.
    Settings forOwnServer() {
        var rest = new HashMap<>(found);
        rest.keySet().removeAll(CONNECTION);
        return new Settings(Mode.OWN, rest, Map.of(), warnings, environment);
    }

    /// The id of one of the environments of `mybatis-config.xml`, or null for its default.
    String environment() {
        return found.containsKey("HOWDAH_ENV") ? value("HOWDAH_ENV") : null;
    }

    String postgresImage() {
        return value("HOWDAH_POSTGRES_IMAGE");
    }

    /// Whether the embedded server stays up when nobody uses it any more.
    boolean keep() {
        return isOn("HOWDAH_KEEP");
    }

    boolean showSql() {
        return isOn("HOWDAH_SHOW_SQL");
    }

    private boolean isOn(String name) {
        return !Set.of("", "0", "false", "no", "off").contains(value(name).toLowerCase(Locale.ROOT));
    }

    /// The folder for what is made or downloaded once.
    Path cache() {
        var locating = new HashMap<>(environment);
        locating.put("HOWDAH_CACHE", found.containsKey("HOWDAH_CACHE") ? value("HOWDAH_CACHE") : "");
        return CacheFolder.locate(locating);
    }

    /// What to tell the user before anything else.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Every setting with its printable value and its origin; those of a connection only if they count or were found.
    List<Setting> values() {
        var values = new ArrayList<Setting>();
        for (var name : CONNECTION) {
            if (mode == Mode.EXTERNAL || found.containsKey(name)) {
                values.add(setting(name));
            }
        }
        for (var name : HOWDAH) {
            values.add(setting(name));
        }
        return values;
    }

    /// Where the connection's values come from: `.env (PGHOST, PGUSER), environment (PGPASSWORD: set)`.
    String origins() {
        var places = new LinkedHashMap<String, Set<String>>();
        for (var name : CONNECTION) {
            if (found.containsKey(name) && !name.equals("DATABASE_URL")) {
                var setting = found.get(name);
                places.computeIfAbsent(setting.place(), place -> new LinkedHashSet<>()).add(setting.label());
            }
        }
        var texts = new ArrayList<String>();
        places.forEach((place, labels) -> texts.add(place + " (" + String.join(", ", labels) + ")"));
        return texts.isEmpty() ? "defaults" : String.join(", ", texts);
    }

    Setting setting(String name) {
        var setting = found.get(name);
        return setting != null ? setting : new Setting(name, defaultValue(name), name, Setting.DEFAULT);
    }

    String value(String name) {
        return setting(name).value();
    }

    private String defaultValue(String name) {
        return switch (name) {
            case "PGHOST" -> "localhost";
            case "PGPORT" -> "5432";
            case "PGUSER" -> System.getProperty("user.name");
            case "PGDATABASE" -> value("PGUSER");
            case "PGSSLMODE" -> "prefer";
            case "PGCONNECT_TIMEOUT" -> "10";
            case "HOWDAH_DATABASE" -> mode.name().toLowerCase(Locale.ROOT);
            case "HOWDAH_POSTGRES_IMAGE" -> "postgres:18";
            case "HOWDAH_CACHE" -> cache().toString();
            default -> "";
        };
    }

    @Override
    public String toString() {
        return "Settings" + values();
    }
}
