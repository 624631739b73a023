package howdah.runner;

import howdah.course.Progress;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The files of demos, in a folder `demo` beside the learner's progress: what was recorded, and where a demo is right now.
/// They are their owner's alone.
record DemoFiles(Path folder) {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    static DemoFiles here() {
        return of(System.getenv());
    }

    static DemoFiles of(Map<String, String> environment) {
        return new DemoFiles(Progress.file(environment).resolveSibling("demo"));
    }

    /// What the steps of a lesson showed the last time.
    Path recording(String lesson) {
        return folder.resolve(lesson + ".json");
    }

    /// Where the demo of a lesson is; there as long as it goes on.
    Path place(String lesson) {
        return folder.resolve(lesson + ".now");
    }

    /// The file's text; empty if there is none.
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Writes a file in one move.
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
            var scratch = Files.createTempFile(file.getParent(), "." + file.getFileName(), "", ownerOnly("rw-------"));
            Files.writeString(scratch, text);
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be written.".formatted(file)).cause(failure)
                .next("make its folder writable, or set HOWDAH_PROGRESS to a file in another one");
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // it tells who wrote it, and that one is gone
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
            : new FileAttribute<?>[0];
    }
}
