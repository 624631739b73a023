package howdah.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Whether a file that may hold a password is its owner's alone.
final class PrivateFile {

    private static final String OWNER_ONLY = "rwx------";

    private PrivateFile() {
    }

    /// True if neither the group nor others may read or change it, and where files have no such modes.
    static boolean isPrivate(Path file) {
        try {
            return PosixFilePermissions.fromString(OWNER_ONLY).containsAll(Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException | IOException e) {
            return true;
        }
    }
}
