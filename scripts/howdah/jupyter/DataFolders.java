package howdah.jupyter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The folders in which Jupyter looks for kernels and the like, whichever Python it runs in.
///
/// @param environment the variables of the process
/// @param os          `os.name`
/// @see <a href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Common Directories and File Locations</a>
record DataFolders(Map<String, String> environment, String os) {

    private static final Set<String> NO = Set.of("no", "n", "false", "off", "0", "0.0");

    /// The user's own, into which `jupyter kernelspec install --user` installs.
    Path user() {
        if (isSet("JUPYTER_DATA_DIR")) {
            return path("JUPYTER_DATA_DIR");
        }
        if (isMac()) {
            return isPlatforms() ? home().resolve("Library/Application Support/Jupyter") : home().resolve("Library/Jupyter");
        }
        return isWindows() ? userOnWindows() : share().resolve("jupyter");
    }

    private Path userOnWindows() {
        if (isPlatforms() && isSet("LOCALAPPDATA")) {
            return path("LOCALAPPDATA").resolve("Jupyter");
        }
        if (isSet("APPDATA")) {
            return path("APPDATA").resolve("jupyter");
        }
        return (isSet("JUPYTER_CONFIG_DIR") ? path("JUPYTER_CONFIG_DIR") : home().resolve(".jupyter")).resolve("data");
    }

    private Path share() {
        return isSet("XDG_DATA_HOME") ? path("XDG_DATA_HOME") : home().resolve(".local/share");
    }

    /// That of all users, into which `jupyter kernelspec install` installs.
    Path system() {
        return systems().getFirst();
    }

    private List<Path> systems() {
        return isWindows()
            ? List.of((isSet("PROGRAMDATA") ? path("PROGRAMDATA") : Path.of("C:\\ProgramData")).resolve("jupyter"))
            : List.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
    }

    /// That of a Python environment.
    static Path ofPrefix(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /// All but those of Python environments, in Jupyter's order.
    List<Path> all() {
        var all = new ArrayList<>(Stream.of(environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator))
            .filter(path -> !path.isBlank()).map(path -> Path.of(path).toAbsolutePath()).toList());
        all.add(user());
        all.addAll(userBases());
        all.addAll(systems());
        return all.stream().distinct().toList();
    }

    /// Those of what `pip install --user` installs.
    private List<Path> userBases() {
        if (isSet("PYTHONUSERBASE")) {
            return List.of(ofPrefix(path("PYTHONUSERBASE")));
        }
        if (!isMac()) {
            return isWindows() ? List.of() : List.of(ofPrefix(home().resolve(".local")));
        }
        try (var versions = Files.list(home().resolve("Library/Python"))) {
            return versions.map(DataFolders::ofPrefix).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    Path home() {
        var home = environment.get(isWindows() ? "USERPROFILE" : "HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home).toAbsolutePath();
    }

    private boolean isPlatforms() {
        return isSet("JUPYTER_PLATFORM_DIRS") && !NO.contains(environment.get("JUPYTER_PLATFORM_DIRS").toLowerCase());
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private Path path(String name) {
        return Path.of(environment.get(name)).toAbsolutePath();
    }

    private boolean isMac() {
        return os.startsWith("Mac");
    }

    boolean isWindows() {
        return os.startsWith("Windows");
    }
}
