package howdah.database;

import howdah.show.Failure;
import howdah.show.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The folder where Howdah keeps what it made or downloaded once per user.
///
/// `HOWDAH_CACHE`, else `$XDG_CACHE_HOME/howdah`, else `~/.cache/howdah` (`%LOCALAPPDATA%\howdah` on Windows).
/// Folders made here are 0700, files 0600.
public final class CacheFolder {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PATIENT_TURNS = 150;
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private CacheFolder() {
    }

    public static Path locate(Map<String, String> environment) {
        var named = environment.getOrDefault("HOWDAH_CACHE", "");
        return named.isBlank() ? Home.cache(environment) : Path.of(named).toAbsolutePath();
    }

    /// Makes the folder and those above it; what it makes is for this user only.
    public static Path make(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, ownerOnly("rwx------"));
    }

    /// Makes an empty file for this user only, in place of what was there.
    static Path makeFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file, ownerOnly("rw-------"));
    }

    /// Opens a file to lock, for this user only; makes it if there is none.
    public static FileChannel lockFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
            : new FileAttribute<?>[0];
    }

    /// Copies what is in one folder into another that is there; files and folders keep their modes.
    static void copy(Path folder, Path target) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (!visited.equals(folder)) {
                    Files.copy(visited, target.resolve(folder.relativize(visited)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(folder.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// The bytes of all files in a folder; those that go meanwhile do not count.
    static long size(Path folder) throws IOException {
        var sum = new AtomicLong();
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return sum.get();
    }

    /// Deletes a folder with all that is in it; one that is not there is fine.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Deletes a folder into which a program may still be writing that a killed process has left behind: it ends once its files are
    /// gone. It is waited for, some seconds at most.
    public static void deleteInTheEnd(Path folder) throws IOException {
        for (var turn = 1; ; turn++) {
            try {
                delete(folder);
                return;
            } catch (DirectoryNotEmptyException | NoSuchFileException busy) {
                if (turn == PATIENT_TURNS) {
                    throw busy;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// The failure for a cache folder that is full, read-only or otherwise not to be used.
    static Failure unusable(Path folder, IOException cause) {
        return Failure.noDatabase("The cache folder %s cannot be used.".formatted(folder)).cause(cause)
            .next("make room there or make it writable, or set HOWDAH_CACHE to another folder; then run it again");
    }
}
