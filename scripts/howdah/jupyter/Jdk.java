package howdah.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// A JDK by its folder.
final class Jdk {

    private Jdk() {
    }

    /// Its whole version, such as `25.0.1+8-LTS`; empty if it does not tell.
    static String version(Path home) {
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            var release = new Properties();
            release.load(in);
            return release.getProperty("JAVA_RUNTIME_VERSION", "").replace("\"", "");
        } catch (IOException untold) {
            return "";
        }
    }

    static boolean isSame(Path home, Path other) {
        try {
            return Files.isSameFile(home, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
