package howdah.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Says that a container belongs to this process, as long as this process lives.
///
/// The container bears a label with a random name, and the process holds a lock on a file of that name. A process that
/// is killed loses the lock with its life: that is how the next one tells a leftover from a container in use, also where
/// several machines share an engine.
final class ContainerClaim implements AutoCloseable {

    static final String LABEL = "org.howdah.claim";

    private static final String PREFIX = "container-";

    /// Never opened a second time: on Unix, closing any handle of a file gives up all of the process's locks on it.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel lock;

    private ContainerClaim(Path file) throws IOException {
        this.file = file;
        HELD.add(file);
        lock = FileChannel.open(CacheFolder.makeFile(file), StandardOpenOption.WRITE);
        lock.lock();
    }

    static ContainerClaim make(Path cache) throws IOException {
        return new ContainerClaim(cache.resolve(PREFIX + UUID.randomUUID()));
    }

    Map<String, String> labels() {
        return Map.of(LABEL, file.getFileName().toString());
    }

    /// Removes the containers that killed processes left, with their volumes.
    static void removeLeftovers(Path cache, DockerClient engine) throws IOException {
        try (var files = Files.newDirectoryStream(cache, PREFIX + "*")) {
            for (var file : files) {
                if (!HELD.contains(file) && FileMutex.isFree(file)) {
                    removeContainers(file.getFileName().toString(), engine);
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void removeContainers(String name, DockerClient engine) {
        var labelled = engine.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(LABEL, name)).exec();
        for (var container : labelled) {
            try {
                engine.removeContainerCmd(container.getId()).withForce(true).withRemoveVolumes(true).exec();
            } catch (NotFoundException | ConflictException removedByAnother) {
                continue;
            }
        }
    }

    /// Gives the claim up; the container must be gone by then.
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            return;
        } finally {
            HELD.remove(file);
        }
    }
}
