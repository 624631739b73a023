package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk in the place of a folder, with all that was in it; only whoever is run by [#words] sees it.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/mount_namespaces.7.html">mount_namespaces(7)</a>
final class SmallDisk implements AutoCloseable {

    private static final String MOUNT = """
        set -e
        mkdir "$1.disk"
        mount -t tmpfs -o size=200m none "$1.disk"
        cp -a "$1/." "$1.disk"
        mount --bind "$1.disk" "$1"
        echo mounted
        exec cat
        """;

    private final Process holder;
    private final Path filler;

    private SmallDisk(Process holder, Path folder) {
        this.holder = holder;
        filler = Path.of("/proc/" + holder.pid() + "/root" + folder.resolve("filler"));
    }

    static SmallDisk under(Path folder) {
        try {
            var holder = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "--", "sh", "-c", MOUNT, "sh",
                folder.toString()).redirectErrorStream(true).start();
            assumeTrue("mounted".equals(holder.inputReader().readLine()),
                "`unshare --user --mount` is missing, or may not mount");
            return new SmallDisk(holder, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A command that runs another one where the disk is.
    String[] words() {
        return new String[] {"nsenter", "--target", "" + holder.pid(), "--user", "--mount", "--preserve-credentials", "--"};
    }

    /// Fills it to the last byte.
    void fill() {
        try (var out = Files.newOutputStream(filler)) {
            for (var bytes = new byte[4096]; ; ) {
                out.write(bytes);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    void free() {
        try {
            Files.delete(filler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        holder.destroy();
    }
}
