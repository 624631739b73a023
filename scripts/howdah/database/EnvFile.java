package howdah.database;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A `.env` file: UTF-8, each line an [EnvLine], a comment that begins with `#`, or blank. A byte order mark is skipped; of two
/// lines with the same name the last counts.
final class EnvFile {

    private static final String NAME = ".env";

    private EnvFile() {
    }

    /// The nearest `.env` from the working directory up to the root of the repository around it; null if there is none.
    /// Outside a repository only the working directory is looked into.
    static Path find(Path workingDirectory) {
        var root = repository(workingDirectory);
        for (var folder = workingDirectory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(NAME))) {
                return folder.resolve(NAME);
            }
            if (folder.equals(root)) {
                break;
            }
        }
        return null;
    }

    private static Path repository(Path workingDirectory) {
        for (var folder = workingDirectory; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git")) || Files.exists(folder.resolve("jbang-catalog.json"))) {
                return folder;
            }
        }
        return workingDirectory;
    }

    /// Reads the file; `place` is what messages call it. They hold nothing of what stands in it.
    static Map<String, String> read(Path file, String place) {
        return parse(text(file, place), place);
    }

    static Map<String, String> parse(String text, String place) {
        var values = new LinkedHashMap<String, String>();
        var number = 0;
        for (var line : (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                var entry = entry(line.strip(), place + ", line " + number);
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }

    private static EnvLine entry(String line, String place) {
        try {
            return EnvLine.parse(line);
        } catch (IllegalArgumentException problem) {
            throw Failure.usage(place + ": " + problem.getMessage() + ".")
                .next("write NAME='value' there (quotes keep blanks and # in the value), or begin the line with #");
        }
    }

    private static String text(Path file, String place) {
        if (Files.isDirectory(file)) {
            throw Failure.usage(place + " is a directory, and settings are read from a file of that name.")
                .next("rename the directory, or start from another one");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw Failure.usage(place + " is not UTF-8 text.").next("save it as UTF-8");
        } catch (AccessDeniedException e) {
            throw Failure.usage(place + " may not be read by this user.").next("run `chmod u+r " + place + "` as its owner");
        } catch (IOException e) {
            throw Failure.usage(place + " cannot be read.").cause(e).next("mend the file, or remove it");
        }
    }
}
