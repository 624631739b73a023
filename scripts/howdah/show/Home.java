package howdah.show;

import java.nio.file.Path;
import java.util.Map;

/// Where a user's own files lie.
///
/// @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
public final class Home {

    private Home() {
    }

    /// `HOME`, as shells and libpq have it (`USERPROFILE` on Windows), else what the system knows of the user.
    public static Path of(Map<String, String> environment) {
        var isWindows = System.getProperty("os.name").startsWith("Windows");
        return Path.of(set(environment, isWindows ? "USERPROFILE" : "HOME", System.getProperty("user.home"))).toAbsolutePath();
    }

    /// Howdah's folder for what is kept: in `XDG_DATA_HOME`, else in `~/.local/share` (`%LOCALAPPDATA%` on Windows).
    public static Path data(Map<String, String> environment) {
        return howdah(environment, "XDG_DATA_HOME", ".local/share");
    }

    /// Howdah's folder for what can be made again: in `XDG_CACHE_HOME`, else in `~/.cache` (`%LOCALAPPDATA%` on Windows).
    public static Path cache(Map<String, String> environment) {
        return howdah(environment, "XDG_CACHE_HOME", ".cache");
    }

    private static Path howdah(Map<String, String> environment, String variable, String usual) {
        var otherwise = set(environment, "LOCALAPPDATA", of(environment).resolve(usual).toString());
        return Path.of(set(environment, variable, otherwise)).resolve("howdah");
    }

    private static String set(Map<String, String> environment, String name, String otherwise) {
        var value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
