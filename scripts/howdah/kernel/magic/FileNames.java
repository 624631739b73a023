package howdah.kernel.magic;

import howdah.kernel.cell.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// Completes the names of files.
final class FileNames {

    private FileNames() {
    }

    /// The files that a word may go on to, folders with a slash behind them.
    static Completion complete(String source, int cursor, Predicate<Path> isWanted) {
        var start = source.lastIndexOf(' ', cursor - 1) + 1;
        var typed = source.substring(start, cursor);
        var folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        try (var files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            var names = files.filter(isWanted).map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                .filter(name -> name.startsWith(typed) && !name.substring(folder.length()).startsWith(".")).sorted().toList();
            return Words.complete(source, cursor, "file", names, name -> "");
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            return new Completion(List.of(), start, cursor);
        }
    }
}
