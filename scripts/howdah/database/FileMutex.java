package howdah.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One process at a time, and in it one thread at a time, by a lock on a file.
///
/// The operating system lets go of it when the process ends, however it ends; nothing is left to clean up.
final class FileMutex implements AutoCloseable {

    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private FileMutex(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /// Waits until the lock is ours, and says so when it has to.
    static FileMutex lock(Path file, Consumer<String> progress) throws IOException {
        var thread = THREADS.computeIfAbsent(file.toAbsolutePath(), path -> new ReentrantLock());
        thread.lock();
        FileChannel channel = null;
        try {
            channel = CacheFolder.lockFile(file);
            if (channel.tryLock() == null) {
                progress.accept("Waiting for another process that starts or stops the server");
                channel.lock();
            }
            return new FileMutex(thread, channel);
        } catch (IOException | RuntimeException failure) {
            if (channel != null) {
                channel.close();
            }
            thread.unlock();
            throw failure;
        }
    }

    /// Whether no process holds a lock on the file at this moment.
    static boolean isFree(Path file) throws IOException {
        try (var channel = CacheFolder.lockFile(file);
             FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
