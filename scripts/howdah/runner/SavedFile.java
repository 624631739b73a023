package howdah.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is at a path at a moment.
///
/// @param content of a file, a character for each byte; else empty
record SavedFile(Kind kind, String content) {

    enum Kind { FILE, FOLDER, UNREADABLE, NOTHING }

    static SavedFile read(Path file) {
        try {
            return Files.isRegularFile(file) ? new SavedFile(Kind.FILE, Files.readString(file, StandardCharsets.ISO_8859_1))
                : new SavedFile(Files.isDirectory(file) ? Kind.FOLDER : Kind.NOTHING, "");
        } catch (IOException gone) {
            return new SavedFile(Files.exists(file) ? Kind.UNREADABLE : Kind.NOTHING, "");
        }
    }

    boolean isBlank() {
        return content.isBlank();
    }
}
