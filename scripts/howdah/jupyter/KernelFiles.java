package howdah.jupyter;

import howdah.database.CacheFolder;
import howdah.show.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The jars of this program, kept for a kernel in a folder of Howdah's cache, with an AOT cache made for them.
///
/// The kernel does not start from where JBang has built them: `jbang cache clear` empties that, and a new build would
/// replace a jar under a kernel that runs. Jars of a Maven repository are linked, if they lie on the same disk; they take no room.
/// A folder is named after what it holds and the JDK, so that installing again makes nothing anew.
public final class KernelFiles {

    /// In a kept folder: the folders of the kernels that were installed to start from it.
    private static final String USERS = "kernels";
    /// In a kept folder, since no kernel starts from it any more.
    private static final String UNUSED = "unused";

    private final Path folder;
    private final List<Path> classPath;

    private KernelFiles(Path folder, List<Path> classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /// Those of this program.
    public static KernelFiles ofThisProgram(Map<String, String> environment) {
        var elements = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
            .filter(Files::exists).map(Path::toAbsolutePath).toList();
        var kernels = CacheFolder.locate(environment).resolve("kernel");
        try {
            var folder = kernels.resolve(hash(elements));
            if (!Files.isDirectory(folder)) {
                CacheFolder.make(kernels);
                keep(elements, folder);
            }
            return new KernelFiles(folder, places(elements, folder));
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw Failure.usage("The kernel's jars cannot be kept in %s.".formatted(kernels)).cause(failure)
                .next("make it writable, or set HOWDAH_CACHE to another folder; then run it again");
        }
    }

    private static String hash(List<Path> elements) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((Runtime.version() + System.getProperty("java.home")).getBytes());
        for (var element : elements) {
            digest.update((element + " " + Files.size(element)).getBytes());
        }
        if (Files.isRegularFile(elements.getFirst())) {
            digest.update(Files.readAllBytes(elements.getFirst()));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /// Makes the folder beside its place, then moves it there, so that it is whole or not there.
    private static void keep(List<Path> elements, Path folder) throws IOException {
        var begun = folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid());
        CacheFolder.delete(begun);
        CacheFolder.make(begun);
        var places = places(elements, begun);
        for (var i = 0; i < elements.size(); i++) {
            if (Files.isRegularFile(elements.get(i))) {
                keep(elements.get(i), places.get(i), i > 0);
            }
        }
        try {
            Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            CacheFolder.delete(begun);
            if (!Files.isDirectory(folder)) {
                throw another;
            }
        }
    }

    private static void keep(Path element, Path place, boolean mayLink) throws IOException {
        try {
            if (mayLink) {
                Files.createLink(place, element);
                return;
            }
        } catch (IOException | UnsupportedOperationException otherDisk) {
            // it is copied
        }
        Files.copy(element, place, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /// Where each element of the class path is kept; a folder stays where it is.
    private static List<Path> places(List<Path> elements, Path folder) {
        var places = new ArrayList<Path>();
        for (var element : elements) {
            var name = element.getFileName().toString();
            var isTaken = places.stream().anyMatch(place -> place.endsWith(name));
            places.add(!Files.isRegularFile(element) ? element : folder.resolve(isTaken ? places.size() + "-" + name : name));
        }
        return places;
    }

    /// As `-classpath` takes it.
    public String classPath() {
        return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    public List<Path> jars() {
        return classPath;
    }

    /// Where the AOT cache is to lie.
    public Path cache() {
        return folder.resolve("kernel.aot");
    }

    /// The AOT cache, if it was made.
    public Optional<Path> madeCache() {
        return Optional.of(cache()).filter(Files::isRegularFile);
    }

    /// Whether classes lie in folders, from which the JVM makes no AOT cache.
    public boolean hasFolders() {
        return classPath.stream().anyMatch(Files::isDirectory);
    }

    /// Remembers that a kernel starts from here.
    public void use(KernelSpec kernel) {
        try {
            Files.writeString(folder.resolve(USERS), kernel.folder() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            // it is found missing, and installed again
        }
    }

    /// Deletes what no kernel starts from any more.
    ///
    /// @param age how long ago that must have been noticed first: a kernel may still run
    public static void clean(Map<String, String> environment, Duration age) {
        try (var kept = Files.list(CacheFolder.locate(environment).resolve("kernel"))) {
            for (var folder : kept.toList()) {
                clean(folder, Instant.now().minus(age));
            }
        } catch (IOException stays) {
            // what is left takes room, and does no harm
        }
    }

    private static void clean(Path folder, Instant limit) throws IOException {
        var unused = folder.resolve(UNUSED);
        if (isUsed(folder)) {
            Files.deleteIfExists(unused);
        } else if (!Files.exists(unused)) {
            Files.createFile(unused);
        }
        if (Files.exists(unused) && !Files.getLastModifiedTime(unused).toInstant().isAfter(limit)) {
            CacheFolder.delete(folder);
        }
    }

    private static boolean isUsed(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(USERS))) {
            return false;
        }
        for (var user : Files.readAllLines(folder.resolve(USERS))) {
            var kernel = Path.of(user, KernelSpec.FILE);
            if (Files.exists(kernel) && Files.readString(kernel).contains(folder.getFileName().toString())) {
                return true;
            }
        }
        return false;
    }
}
