package howdah.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// PostgreSQL on this machine, with nothing set up beforehand.
///
/// The shared server: one cluster per user and major version, which several processes use together. Each holds a shared
/// lock on a file as long as it uses the server; the first one in starts it, the last one out stops it. A process that
/// is killed loses its lock with its life, so the next one finds a server that runs, or starts it.
///
/// A private server: a new cluster that only this process uses, and that is gone when it is closed.
final class EmbeddedServer implements Server {

    private static final String LOOPBACK = "127.0.0.1";

    /// What this process shares with others, by cache folder.
    private static final Map<Path, EmbeddedServer> SHARED = new HashMap<>();
    /// The locks of its private servers. A file must not be opened twice: closing one handle gives up all locks on it.
    private static final Set<Path> PRIVATE_LOCKS = new HashSet<>();

    private final Cluster cluster;
    private final FileChannel lockFile;
    private final boolean isPrivate;
    private final boolean isKept;
    private final int port;
    private final Roles roles;
    private FileLock inUse;
    private int users;

    private EmbeddedServer(Cluster cluster, Path lock, boolean isPrivate, boolean isKept, Consumer<String> progress)
            throws IOException {
        this.cluster = cluster;
        this.isKept = isKept;
        this.isPrivate = isPrivate;
        lockFile = CacheFolder.lockFile(lock);
        try {
            inUse = lockFile.lock(0, Long.MAX_VALUE, true);
            port = cluster.start(progress);
            roles = Roles.prepare(LOOPBACK, port, cluster.passwords(), cluster.folder().resolve("prepared"), progress);
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        }
    }

    /// The server that all of this user's processes share.
    ///
    /// @param isKept whether it goes on running when this process is the last one out
    static EmbeddedServer shared(Path cache, boolean isKept, Consumer<String> progress) {
        synchronized (SHARED) {
            try {
                var server = SHARED.get(cache);
                if (server == null) {
                    server = enter(CacheFolder.make(cache), isKept, progress);
                    SHARED.put(cache, server);
                }
                server.users++;
                return server;
            } catch (IOException failure) {
                throw CacheFolder.unusable(cache, failure);
            }
        }
    }

    private static EmbeddedServer enter(Path cache, boolean isKept, Consumer<String> progress) throws IOException {
        Thread.ofPlatform().daemon().name("warm up").start(EmbeddedServer::warmUpDriver);
        try (var mutex = FileMutex.lock(clusterLock(cache), progress)) {
            var folder = cache.resolve("cluster-" + Binaries.MAJOR);
            var cluster = Cluster.in(folder, Binaries.in(cache, progress), progress);
            return new EmbeddedServer(cluster, usersLock(cache), false, isKept, progress);
        }
    }

    /// A first connection costs most of its time for the classes of the driver's cryptography: they are loaded while the
    /// server starts.
    private static void warmUpDriver() {
        Roles.verifier("any");
    }

    /// A server of this process's own, on a new cluster; what killed processes left of theirs is removed.
    static EmbeddedServer ownedAlone(Path cache, Consumer<String> progress) {
        try {
            CacheFolder.make(cache);
            try (var mutex = FileMutex.lock(clusterLock(cache), progress)) {
                var binaries = Binaries.in(cache, progress);
                removeLeftovers(cache, binaries);
                var folder = Files.createTempDirectory(cache, "private-");
                Files.delete(folder);
                var cluster = Cluster.in(folder, binaries, progress);
                PRIVATE_LOCKS.add(folder.resolve("users.lock"));
                return new EmbeddedServer(cluster, folder.resolve("users.lock"), true, false, progress);
            }
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    private static void removeLeftovers(Path cache, Binaries binaries) throws IOException {
        try (var folders = Files.newDirectoryStream(cache, "private-*")) {
            for (var folder : folders) {
                var lock = folder.resolve("users.lock");
                if (!PRIVATE_LOCKS.contains(lock) && (!Files.exists(lock) || FileMutex.isFree(lock))) {
                    new Cluster(folder, binaries).stopAndWait();
                    CacheFolder.delete(folder);
                }
            }
        }
    }

    private static Path clusterLock(Path cache) {
        return cache.resolve("cluster-%s.lock".formatted(Binaries.MAJOR));
    }

    private static Path usersLock(Path cache) {
        return cache.resolve("cluster-%s.users".formatted(Binaries.MAJOR));
    }

    /// Who may do anything, also to the machine: for tests and for repairs.
    Endpoint superuser() throws IOException {
        return new Endpoint(LOOPBACK, port, "postgres", Passwords.SUPERUSER, cluster.passwords().superuser());
    }

    /// Where the server writes its log.
    Path log() {
        return cluster.log();
    }

    @Override
    public Roles roles() {
        return roles;
    }

    @Override
    public String description() {
        return "embedded PostgreSQL " + Binaries.VERSION;
    }

    @Override
    public void close() {
        try {
            if (isPrivate) {
                closePrivate();
            } else {
                closeShared();
            }
        } catch (IOException failure) {
            throw CacheFolder.unusable(cluster.folder().getParent(), failure);
        }
    }

    private void closePrivate() throws IOException {
        cluster.stopAndWait();
        lockFile.close();
        CacheFolder.delete(cluster.folder());
        PRIVATE_LOCKS.remove(cluster.folder().resolve("users.lock"));
    }

    private void closeShared() throws IOException {
        var cache = cluster.folder().getParent();
        synchronized (SHARED) {
            if (--users > 0) {
                return;
            }
            SHARED.remove(cache);
            try (var mutex = FileMutex.lock(clusterLock(cache), message -> { }); lockFile) {
                inUse.release();
                inUse = lockFile.tryLock();
                if (inUse != null && !isKept) {
                    cluster.stop();
                }
            }
        }
    }
}
