package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// PostgreSQL's own programs for this platform, as zonky publishes them, unpacked once per user and version.
///
/// PostgreSQL refuses to run as root: for root its programs are started in a user namespace that has none (`unshare --user`).
///
/// @param folder holds `bin`, `lib` and `share`
record Binaries(Path folder) {

    static final String VERSION = "18.6.0";

    /// Clusters are compatible within a major version.
    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /// Finds the programs in the cache folder, or downloads and unpacks them there.
    static Binaries in(Path cache, Consumer<String> progress) throws IOException {
        var folder = folder(cache);
        if (!Files.isDirectory(folder)) {
            BinariesDownload.into(folder, progress);
        }
        return new Binaries(folder);
    }

    /// Where they are in the cache folder, once they are there.
    static Path folder(Path cache) {
        return cache.resolve("postgresql").resolve(VERSION);
    }

    /// The path of one of the programs, such as `postgres`.
    String program(String name) {
        return folder.resolve("bin").resolve(WINDOWS ? name + ".exe" : name).toString();
    }

    /// Runs one of the programs to its end.
    ///
    /// @param home where it works and where its output is kept meanwhile: a folder of this user's
    /// @throws Failure with what it wrote, if its exit code is not 0
    void run(Path home, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (!WINDOWS && Files.getAttribute(home, "unix:uid").equals(0)) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(program(program));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(home, program, ".output");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.directory(home.toFile()).environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw failed(program, exitCode, home, Files.readString(output).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failure.noDatabase("Interrupted while %s was running.".formatted(program)).cause(interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Failure failed(String program, int exitCode, Path home, String output) {
        var failure = Failure.noDatabase("PostgreSQL's %s ended with exit code %d.".formatted(program, exitCode))
            .where(home.toString()).cause(new IOException(output));
        return output.contains("unshare")
            ? failure.next("PostgreSQL does not run as root, and this machine permits no user namespace (unshare --user);"
                + " run it as an ordinary user, or set PGHOST to a server of your own")
            : failure.next("make sure that there is room and that the folder is yours, then run it again");
    }
}
