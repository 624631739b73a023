package howdah.bench;

import com.google.gson.reflect.TypeToken;
import howdah.show.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The programs of PyPI's that are measured, in an environment of the bench's own.
///
/// @param python  empty if there is no environment
/// @param missing why a package is not there, by its name
record Peers(String python, Map<String, String> missing) {

    /// Installs what is not there yet.
    static Peers install(Machine machine) throws InterruptedException {
        try {
            return machine.command("python3", "tests/bench/peers.py", "tests/bench/requirements.txt").run("peers")
                .json(new TypeToken<Peers>() { });
        } catch (IOException | Failure failure) {
            return new Peers("", Map.of());
        }
    }

    /// Whether all of these packages are there; if not, the row is reported as missing.
    boolean have(List<String> packages, String row, Report report) {
        if (python.isEmpty()) {
            report.missing(row, "there is no Python 3.11 or newer with venv on the PATH");
            return false;
        }
        packages.stream().filter(missing::containsKey).findFirst()
            .ifPresent(absent -> report.missing(row, "%s cannot be installed: %s".formatted(absent, missing.get(absent))));
        return packages.stream().noneMatch(missing::containsKey);
    }
}
