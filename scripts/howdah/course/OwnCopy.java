package howdah.course;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A file of the learner's own, and what it was when he was given it.
///
/// @param file  the learner's
/// @param given the same file as it was given, which nobody edits: it tells later who has changed what
record OwnCopy(Path file, Path given) {

    private static final int LINES_AROUND = 2;

    /// Sees to it that there is the learner's file: made if it is missing, replaced if only the course has changed it since; what
    /// he has changed stays.
    ///
    /// @param text what is given today
    Path bring(String text) {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                give(text);
            } else {
                update(own(), before(), text);
            }
            return file;
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    private void update(String own, Optional<String> before, String text) throws IOException {
        var isAsGiven = own.equals(text) || before.map(own::equals).orElse(false);
        if (!own.equals(text) && isAsGiven) {
            keepAside();
            write(file, text);
        }
        if (isAsGiven || before.isEmpty()) {
            write(given, text);
        }
    }

    /// A fresh copy.
    ///
    /// @return where the old one is kept, if there was one
    Optional<Path> reset(String text) {
        try {
            var isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            Optional<Path> kept = isThere ? Optional.of(keepAside()) : Optional.empty();
            give(text);
            return kept;
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    /// Puts in what he has written elsewhere, unless he has changed the file itself since it was given or put in.
    ///
    /// @return whether the file holds that now
    boolean put(String text) {
        try {
            var own = own();
            var isOurs = before().map(own::equals).orElse(false) || latest().map(own::equals).orElse(false);
            if (own.equals(text) || isOurs) {
                write(latestFile(), text);
                write(file, text);
            }
            return own.equals(text) || isOurs;
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    /// What was put in last.
    private Optional<String> latest() throws IOException {
        return Files.isRegularFile(latestFile()) ? Optional.of(text(latestFile())) : Optional.empty();
    }

    private Path latestFile() {
        return given.resolveSibling(given.getFileName() + ".put");
    }

    /// What the course has changed since the learner was given the file, where he has changed it, too.
    ///
    /// @return a unified diff; empty if there is no difference that he must know of
    String difference(String text) {
        try {
            var before = Files.isRegularFile(file) ? before().orElse(text) : text;
            return before.equals(text) || own().equals(before) || own().equals(text) ? "" : diff(before, text);
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    private String diff(String before, String now) {
        var old = before.lines().toList();
        var patch = DiffUtils.diff(old, now.lines().toList());
        return String.join("\n", UnifiedDiffUtils.generateUnifiedDiff(
            file.getFileName() + " as you were given it", file.getFileName() + " as it is now", old, patch, LINES_AROUND)) + "\n";
    }

    private String own() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("%s is no file.".formatted(file)).next("move it away, and run this again for a fresh copy");
        }
        var own = text(file);
        if (own.isBlank()) {
            throw Failure.usage("%s is empty.".formatted(file))
                .next("undo that, or delete it and run this again for a fresh copy");
        }
        return own;
    }

    private Optional<String> before() throws IOException {
        return Files.isRegularFile(given) ? Optional.of(text(given)) : Optional.empty();
    }

    /// An editor's other line ends are no change.
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private void give(String text) throws IOException {
        write(given, text);
        write(file, text);
    }

    /// Keeps what is there as `….orig`, or, where that is taken, as `….orig.2` and so on. A folder is moved.
    private Path keepAside() throws IOException {
        for (var number = 1; ; number++) {
            var kept = file.resolveSibling(file.getFileName() + ".orig" + (number == 1 ? "" : "." + number));
            try {
                return Files.isDirectory(file) && !Files.exists(kept) ? Files.move(file, kept)
                    : Files.copy(file, kept, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (FileAlreadyExistsException taken) {
                // the next number may be free
            }
        }
    }

    /// In one move, so that whoever reads meanwhile sees the old file or the new one.
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var scratch = Files.writeString(Files.createTempFile(file.getParent(), "." + file.getFileName(), ""), text);
        if (Files.getFileStore(scratch).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Failure unusable(IOException cause) {
        return Failure.usage("Your copy %s cannot be read or written.".formatted(file)).cause(cause)
            .next("make the file and its folder readable and writable");
    }
}
