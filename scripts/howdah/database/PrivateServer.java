package howdah.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// PostgreSQL on this machine for one process alone, which may stop it and start it again at the same port.
///
/// Its cluster is a copy of one that was prepared once per version, and is deleted when it is closed. The owner holds a
/// lock on a file in its folder; what killed owners left is removed by whoever opens the next one. Other processes may
/// attach themselves to it as long as the owner lives.
final class PrivateServer implements Server {

    /// The locks of this process. A file must not be opened twice: closing one handle gives up all locks on it.
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Cluster cluster;
    /// Null where another process is the owner.
    private final FileChannel ownersLock;
    private final Roles roles;

    private PrivateServer(Cluster cluster, FileChannel ownersLock, int port) throws IOException {
        this.cluster = cluster;
        this.ownersLock = ownersLock;
        roles = Roles.of(Cluster.LOOPBACK, port, cluster.passwords());
    }

    /// A running server that this process owns.
    static PrivateServer open(Path cache, Consumer<String> progress) throws IOException {
        Binaries binaries;
        Path prepared;
        Path folder;
        FileChannel lock;
        try (var mutex = FileMutex.lock(EmbeddedServer.clusterLock(CacheFolder.make(cache)), progress)) {
            binaries = Binaries.in(cache, progress);
            removeLeftovers(cache, binaries);
            prepared = prepared(cache, binaries, progress);
            folder = Files.createTempDirectory(cache, "private-");
            lock = own(folder);
        }
        var cluster = new Cluster(folder, binaries);
        try {
            CacheFolder.copy(prepared, folder);
            cluster.forgetPort();
            var port = cluster.start(progress);
            Files.writeString(CacheFolder.makeFile(portFile(folder)), "" + port);
            return new PrivateServer(cluster, lock, port);
        } catch (IOException | RuntimeException failure) {
            disown(cluster, lock);
            throw failure;
        }
    }

    /// The server in that folder, which another process owns.
    static PrivateServer attach(Path folder) throws IOException {
        var binaries = new Binaries(Binaries.folder(folder.getParent()));
        return new PrivateServer(new Cluster(folder, binaries), null, Integer.parseInt(Files.readString(portFile(folder))));
    }

    private static Path portFile(Path folder) {
        return folder.resolve("port");
    }

    private static Path ownersFile(Path folder) {
        return folder.resolve("users.lock");
    }

    private static FileChannel own(Path folder) throws IOException {
        OWNED.add(folder);
        var lock = CacheFolder.lockFile(ownersFile(folder));
        lock.lock();
        return lock;
    }

    /// One at a time with those who look for leftovers.
    private static void disown(Cluster cluster, FileChannel lock) throws IOException {
        var folder = cluster.folder();
        try (var mutex = FileMutex.lock(EmbeddedServer.clusterLock(folder.getParent()), message -> { })) {
            lock.close();
            cluster.discard();
            OWNED.remove(folder);
        }
    }

    private static void removeLeftovers(Path cache, Binaries binaries) throws IOException {
        try (var folders = Files.newDirectoryStream(cache, "private-*")) {
            for (var folder : folders) {
                var lock = ownersFile(folder);
                if (!OWNED.contains(folder) && (!Files.exists(lock) || FileMutex.isFree(lock))) {
                    new Cluster(folder, binaries).discard();
                }
            }
        }
    }

    /// A cluster with its roles and template, stopped in good order; it gets its name last.
    private static Path prepared(Path cache, Binaries binaries, Consumer<String> progress) throws IOException {
        var folder = preparedIn(cache);
        if (!Files.exists(folder)) {
            var cluster = Cluster.begin(folder, binaries, progress);
            Roles.prepare(Cluster.LOOPBACK, cluster.start(progress), cluster.passwords());
            cluster.stopAndWait();
            Files.move(cluster.folder(), folder);
        }
        return folder;
    }

    static Path preparedIn(Path cache) {
        return cache.resolve("prepared-%s-%s".formatted(Binaries.VERSION, Roles.TEMPLATE));
    }

    Path folder() {
        return cluster.folder();
    }

    boolean isRunning() throws IOException {
        return cluster.isRunning();
    }

    void stop() throws IOException {
        try (var mutex = startMutex()) {
            cluster.stopAndWait();
        }
    }

    void start() throws IOException {
        try (var mutex = startMutex()) {
            cluster.start(runner().port(), message -> { });
        }
    }

    /// The owner, and those who are attached, stop and start it one at a time.
    private FileMutex startMutex() throws IOException {
        return FileMutex.lock(cluster.folder().resolve("start.lock"), message -> { });
    }

    /// Who may do anything, also to the machine: for tests and for repairs.
    Endpoint superuser() throws IOException {
        return new Endpoint(Cluster.LOOPBACK, runner().port(), "postgres", Passwords.SUPERUSER, cluster.passwords().superuser());
    }

    /// Where the server writes its log.
    Path log() {
        return cluster.log();
    }

    @Override
    public Roles roles() {
        return roles;
    }

    /// One that is gone with its process serves no next lesson.
    @Override
    public boolean hasSpares() {
        return ownersLock == null;
    }

    @Override
    public String description() {
        return "a private embedded PostgreSQL " + Binaries.VERSION;
    }

    /// The owner's closing ends the server and deletes its folder; a second time does nothing.
    @Override
    public void close() {
        try {
            if (ownersLock != null && ownersLock.isOpen()) {
                disown(cluster, ownersLock);
            }
        } catch (IOException failure) {
            throw CacheFolder.unusable(cluster.folder().getParent(), failure);
        }
    }
}
