package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.Driver;

/// PostgreSQL on this machine, with nothing set up beforehand.
///
/// One cluster per user and major version, which several processes use together. Each holds a shared lock on
/// a file as long as it uses the server; the first one in starts it, the last one out stops it. A process that is killed
/// loses its lock with its life, so the next one finds a server that runs, or starts it.
final class EmbeddedServer implements Server {

    /// What this process shares with others, by cache folder.
    private static final Map<Path, EmbeddedServer> SHARED = new HashMap<>();
    private static boolean isOver;

    private final Cluster cluster;
    private final FileChannel lockFile;
    private final boolean isKept;
    private final Roles roles;
    private FileLock inUse;
    private int users;
    private volatile boolean isLeft;

    private EmbeddedServer(Cluster cluster, Path lock, boolean isKept, Consumer<String> progress) throws IOException {
        this.cluster = cluster;
        this.isKept = isKept;
        lockFile = CacheFolder.lockFile(lock);
        try {
            inUse = lockFile.lock(0, Long.MAX_VALUE, true);
            var port = cluster.start(progress);
            roles = Roles.prepare(Cluster.LOOPBACK, port, cluster.passwords(), cluster.folder().resolve("prepared"), progress);
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
            if (isOver) {
                throw Failure.noDatabase("This process is about to end: it uses no server any more.");
            }
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

    /// Leaves whatever this process uses, for it is about to end; it enters none any more. One that is just being entered is
    /// waited for.
    static void leaveAll() {
        synchronized (SHARED) {
            isOver = true;
            for (var server : List.copyOf(SHARED.values())) {
                server.users = 1;
                server.close();
            }
        }
    }

    private static EmbeddedServer enter(Path cache, boolean isKept, Consumer<String> progress) throws IOException {
        Thread.ofPlatform().daemon().name("warm up").start(EmbeddedServer::warmUpDriver);
        try (var mutex = FileMutex.lock(clusterLock(cache), progress)) {
            var cluster = Cluster.in(folder(cache), Binaries.in(cache, progress), progress);
            return new EmbeddedServer(cluster, usersLock(cache), isKept, progress);
        }
    }

    /// A first connection costs most of its time for the classes of the driver and of its cryptography: they are loaded while
    /// the server starts.
    private static void warmUpDriver() {
        Roles.verifier("any");
        new Driver().acceptsURL("jdbc:postgresql://%s/any".formatted(Cluster.LOOPBACK));
    }

    /// Where its cluster is.
    static Path folder(Path cache) {
        return cache.resolve("cluster-" + Binaries.MAJOR);
    }

    private static Postmaster postmaster(Path cache) throws IOException {
        return Postmaster.in(folder(cache).resolve("data"));
    }

    /// The roles of the server that runs, or null if none does.
    static Roles running(Path cache) throws IOException {
        var running = postmaster(cache);
        return running == null || !running.isReady()
            ? null : Roles.of(Cluster.LOOPBACK, running.port(), Passwords.read(folder(cache).resolve("passwords")));
    }

    /// Keeps the server that runs now up when its last user leaves.
    static void keep(Path cache) throws IOException {
        Files.writeString(CacheFolder.makeFile(keptFile(cache)), "" + postmaster(cache).pid());
    }

    /// Whether [#keep] was asked for the server that runs now, and not for one before it.
    static boolean isKept(Path cache) throws IOException {
        var running = postmaster(cache);
        return running != null && Files.exists(keptFile(cache)) && Files.readString(keptFile(cache)).equals("" + running.pid());
    }

    private static Path keptFile(Path cache) {
        return cache.resolve("cluster-%s.kept".formatted(Binaries.MAJOR));
    }

    /// Somebody uses the server.
    static final class InUse extends Exception {
    }

    /// Stops the server; one that is used is at least not kept any more.
    ///
    /// @return whether it ran
    /// @throws InUse unless `force`
    static boolean stop(Path cache, boolean force) throws IOException, InUse {
        synchronized (SHARED) {
            try (var mutex = FileMutex.lock(clusterLock(CacheFolder.make(cache)), message -> { })) {
                if (postmaster(cache) == null) {
                    return false;
                }
                if (!force && (SHARED.containsKey(cache) || !FileMutex.isFree(usersLock(cache)))) {
                    Files.deleteIfExists(keptFile(cache));
                    throw new InUse();
                }
                new Cluster(folder(cache), new Binaries(Binaries.folder(cache))).stopAndWait();
                return true;
            }
        }
    }

    /// Held by whoever makes a cluster, or starts or stops the shared server.
    static Path clusterLock(Path cache) {
        return cache.resolve("cluster-%s.lock".formatted(Binaries.MAJOR));
    }

    private static Path usersLock(Path cache) {
        return cache.resolve("cluster-%s.users".formatted(Binaries.MAJOR));
    }

    @Override
    public Roles roles() {
        return roles;
    }

    @Override
    public String description() {
        return "embedded PostgreSQL " + Binaries.VERSION;
    }

    /// At the port that it had, with all that was committed; not for a process that has left it, since nobody would stop it again.
    /// A cluster that is gone does not come back: another one would have other passwords.
    @Override
    public void revive(Consumer<String> progress) {
        var cache = cluster.folder().getParent();
        if (!Files.exists(cluster.folder())) {
            throw Failure.noDatabase("The embedded server's folder %s is gone.".formatted(cluster.folder()))
                .next("run it again; in a notebook, restart the kernel first");
        }
        try {
            if (postmaster(cache) == null) {
                try (var mutex = FileMutex.lock(clusterLock(cache), progress)) {
                    if (!isLeft) {
                        cluster.start(progress);
                    }
                }
            }
        } catch (IOException failure) {
            throw CacheFolder.unusable(cache, failure);
        }
    }

    @Override
    public void close() {
        try {
            leave();
        } catch (IOException failure) {
            throw CacheFolder.unusable(cluster.folder().getParent(), failure);
        }
    }

    private void leave() throws IOException {
        var cache = cluster.folder().getParent();
        synchronized (SHARED) {
            if (--users != 0) {
                return;
            }
            SHARED.remove(cache);
            isLeft = true;
            if (cluster.isLost()) {
                lockFile.close();
                return;
            }
            try (var mutex = FileMutex.lock(clusterLock(cache), message -> { }); lockFile) {
                inUse.release();
                inUse = lockFile.tryLock();
                if (inUse != null && !isKept && !isKept(cache)) {
                    cluster.stop();
                }
            }
        }
    }
}
