package howdah.database;

import howdah.show.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGProperty;

/// Looks for settings in all their places, strongest first; [Settings] tells the order.
final class SettingsSearch {

    private static final String ENVIRONMENT = "environment";
    private static final String URL = "DATABASE_URL";
    private static final List<String> MODES = List.of("embedded", "container", "external");
    private static final List<String> UNREAD = List.of("PGSERVICE", "PGHOSTADDR");

    private final Map<String, String> environment;
    private final Path home;
    private final Map<String, Setting> found = new HashMap<>();
    private final Map<String, String> urlOptions = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    SettingsSearch(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /// @throws Failure if what counts cannot be read
    Settings in(Path workingDirectory) {
        var path = EnvFile.find(workingDirectory);
        if (path == null) {
            return settings(Map.of(), "");
        }
        var place = workingDirectory.relativize(path).toString();
        if (!PrivateFile.isPrivate(path)) {
            warnings.add(place + " can be read by others: run `chmod 600 " + place + "`");
        }
        return settings(EnvFile.read(path, place), place);
    }

    private Settings settings(Map<String, String> file, String place) {
        take(Settings.HOWDAH, environment, ENVIRONMENT);
        take(Settings.HOWDAH, file, place);
        var mode = mode(has(environment, "PGHOST") || has(environment, URL) || has(file, "PGHOST") || has(file, URL));
        takeConnection(environment, ENVIRONMENT, mode);
        takeConnection(file, place, mode);
        var settings = new Settings(mode, found, urlOptions, warnings, environment);
        if (mode == Mode.EXTERNAL && !found.containsKey("PGPASSWORD")) {
            takePassword(settings);
        }
        return settings;
    }

    private static boolean has(Map<String, String> values, String name) {
        return !values.getOrDefault(name, "").isBlank();
    }

    private void take(List<String> names, Map<String, String> values, String place) {
        for (var name : names) {
            take(name, values.getOrDefault(name, ""), name, place);
        }
    }

    private void take(String name, String value, String variable, String place) {
        if (!value.isBlank()) {
            found.putIfAbsent(name, new Setting(name, value, variable, place));
        }
    }

    private Mode mode(boolean namesServer) {
        var wanted = found.get("HOWDAH_DATABASE");
        if (wanted == null) {
            return namesServer ? Mode.EXTERNAL : Mode.EMBEDDED;
        }
        if (!MODES.contains(wanted.value())) {
            throw wanted.notOneOf(MODES);
        }
        return Mode.valueOf(wanted.value().toUpperCase(Locale.ROOT));
    }

    private void takeConnection(Map<String, String> values, String place, Mode mode) {
        var urlCounts = mode == Mode.EXTERNAL && has(values, URL) && !found.containsKey(URL);
        take(Settings.CONNECTION, values, place);
        if (urlCounts) {
            takeUrl(found.get(URL), place);
        }
        for (var name : UNREAD) {
            if (mode == Mode.EXTERNAL && has(values, name)) {
                warnings.add(name + " (" + place + ") is not read: set PGHOST, PGPORT, PGDATABASE and PGUSER instead");
            }
        }
    }

    private void takeUrl(Setting setting, String place) {
        try {
            var url = DatabaseUrl.parse(setting.value());
            url.settings().forEach((name, value) -> take(name, value, URL, place));
            url.options().forEach(this::takeUrlOption);
        } catch (IllegalArgumentException problem) {
            throw setting.wrong("DATABASE_URL " + problem.getMessage() + ".")
                .next("correct it, with @ / ? # % in a password written as %40 %2F %3F %23 %25;"
                    + " or set HOWDAH_DATABASE=embedded, if it is meant for something else");
        }
    }

    private void takeUrlOption(String name, String value) {
        if (PGProperty.forName(name) != null) {
            urlOptions.put(name, value);
        } else {
            warnings.add("the option " + name + " of DATABASE_URL is not used: Java's driver does not know it");
        }
    }

    private void takePassword(Settings settings) {
        var file = PasswordFile.locate(settings.value("PGPASSFILE"), environment, home);
        if (file.isExposed()) {
            warnings.add(file.place() + " is not used, because others can read it: run `chmod 600 " + file.place() + "`");
        }
        var password = file.password(settings.value("PGHOST"), settings.value("PGPORT"), settings.value("PGDATABASE"),
            settings.value("PGUSER"));
        take("PGPASSWORD", password, "the password", file.place());
    }
}
