package howdah.course;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The text of a lesson's file, its lines ended by LF whatever they end with in the file.
///
/// @param lineEnd what they end with there; empty if they do not all end alike
/// @param isText  whether it was UTF-8; if not, the text is empty
record LessonFile(Path file, String text, String lineEnd, boolean isText) {

    static LessonFile read(Path file) {
        try {
            return of(file, Files.readString(file));
        } catch (CharacterCodingException binary) {
            return new LessonFile(file, "", "\n", false);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be read.".formatted(file)).cause(failure).next("name a lesson's file");
        }
    }

    static LessonFile of(Path file, String content) {
        var text = content.replace("\r\n", "\n");
        var isMixed = text.contains("\r") || !text.equals(content) && !text.replace("\n", "\r\n").equals(content);
        return new LessonFile(file, text, isMixed ? "" : text.equals(content) ? "\n" : "\r\n", true);
    }

    LessonFile with(String otherText) {
        return new LessonFile(file, otherText, lineEnd, true);
    }

    /// What the file holds.
    String content() {
        return text.replace("\n", lineEnd);
    }

    /// The number of a place's line, counted from 1.
    int line(int offset) {
        return (int) text.substring(0, Math.clamp(offset, 0, text.length())).chars().filter(each -> each == '\n').count() + 1;
    }

    /// Writes a file in one move, unless it holds that already; what it held before is kept beside it, as `….orig`.
    ///
    /// @return whether it was written
    static boolean replace(Path file, String content) {
        try {
            return Files.exists(file) ? replaceOld(file.toRealPath(), content) : move(content, file, file);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be written.".formatted(file)).cause(failure)
                .next("make the file and its folder writable");
        }
    }

    private static boolean replaceOld(Path file, String content) throws IOException {
        if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8).equals(content)) {
            return false;
        }
        var kept = file.resolveSibling(file.getFileName() + ".orig");
        Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        return move(content, kept, file);
    }

    /// @param like whose mode the file gets, if there is such a file
    private static boolean move(String content, Path like, Path file) throws IOException {
        var scratch = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            if (Files.exists(like)) {
                Files.copy(like, scratch, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.writeString(scratch, content);
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(scratch);
        }
    }
}
