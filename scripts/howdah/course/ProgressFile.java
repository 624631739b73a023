package howdah.course;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The file of a learner's progress: read as a whole, changed by one program at a time, written in one move.
///
/// Members that this version does not know stay as they are. The lock is on a file of its own, `….lock`, which stays.
record ProgressFile(Path file, Consumer<String> notices) {

    private static final int VERSION = 1;
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /// The object of that name; made if there is none.
    static JsonObject member(JsonObject parent, String name) {
        if (!(parent.get(name) instanceof JsonObject)) {
            parent.add(name, new JsonObject());
        }
        return parent.getAsJsonObject(name);
    }

    /// All that is kept; a broken file is kept aside.
    JsonObject read() {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return empty();
        } catch (IOException | JsonParseException broken) {
            return locked(this::sound);
        }
    }

    /// Changes what is kept, while no other program does.
    ///
    /// @throws Failure if it was written by a newer version of Howdah, or cannot be written
    <T> T change(Function<JsonObject, T> change) {
        return locked(() -> {
            var all = sound();
            requireKnown(all);
            var outcome = change.apply(all);
            write(JSON.toJson(all) + "\n");
            return outcome;
        });
    }

    private JsonObject sound() throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return empty();
        } catch (CharacterCodingException | JsonParseException broken) {
            var kept = file.resolveSibling(file.getFileName() + ".broken-" + LocalDateTime.now().format(TIME));
            Files.move(file, kept);
            notices.accept("Your progress in %s could not be understood. It is kept as %s, and begun anew."
                .formatted(file, kept.getFileName()));
            return empty();
        }
    }

    private static JsonObject empty() {
        var all = new JsonObject();
        all.addProperty("version", VERSION);
        return all;
    }

    /// What a newer version has written is taken as it is.
    private static JsonObject parse(String text) {
        var all = object(JsonParser.parseString(text));
        if (!(all.get("version") instanceof JsonPrimitive version) || !version.isNumber()) {
            throw new JsonParseException("it has no version");
        }
        if (!isNewer(all)) {
            Stream.of("exercises", "lessons").filter(all::has).map(kind -> object(all.get(kind)))
                .forEach(kind -> kind.asMap().values().forEach(ProgressFile::object));
        }
        return all;
    }

    private static JsonObject object(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw new JsonParseException("it has other members than a learner's progress");
    }

    private static boolean isNewer(JsonObject all) {
        return all.get("version").getAsInt() > VERSION;
    }

    private void requireKnown(JsonObject all) {
        if (isNewer(all)) {
            throw Failure.usage("Your progress in %s was written by a newer version of Howdah (its version is %s, not %d)."
                    .formatted(file, all.get("version"), VERSION))
                .next("update the course (git pull), or set HOWDAH_PROGRESS to another file");
        }
    }

    private void write(String text) throws IOException {
        var place = Files.exists(file) ? file.toRealPath() : file;
        var scratch = Files.createTempFile(place.getParent(), "." + place.getFileName(), "", ownerOnly("rw-------"));
        try {
            Files.writeString(scratch, text);
            Files.move(scratch, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /// What happens while this thread of this process has the file for itself.
    private <T> T locked(Work<T> work) {
        synchronized (ProgressFile.class) {
            try (var channel = lockFile(); var lock = channel.lock()) {
                return work.run();
            } catch (IOException failure) {
                throw Failure.usage("Your progress in %s cannot be kept.".formatted(file)).cause(failure)
                    .next("make the file and its folder writable, or set HOWDAH_PROGRESS to another file");
            }
        }
    }

    private FileChannel lockFile() throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
        }
        return FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
            : new FileAttribute<?>[0];
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }
}
