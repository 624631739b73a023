package howdah.kernel.magic;

import howdah.show.Failure;
import howdah.show.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files by patterns such as `lib/*.jar` and `~/classes`.
final class Globs {

    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

    private Globs() {
    }

    /// @return what is there, by name; empty if nothing matches
    static List<Path> find(String pattern) {
        var glob = pattern.replaceFirst("^~(?=/|$)", Matcher.quoteReplacement(Home.of(System.getenv()).toString()))
            .replace(File.separatorChar, '/');
        var special = SPECIAL.matcher(glob);
        if (!special.find()) {
            return Files.exists(Path.of(glob)) ? List.of(Path.of(glob).toAbsolutePath().normalize()) : List.of();
        }
        var end = glob.lastIndexOf('/', special.start());
        return find(Path.of(end < 0 ? "" : end == 0 ? "/" : glob.substring(0, end)).toAbsolutePath().normalize(),
            glob.substring(end + 1));
    }

    private static List<Path> find(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        var depth = glob.contains("**") ? Integer.MAX_VALUE : (int) glob.chars().filter(each -> each == '/').count() + 1;
        try (var files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> matcher.matches(folder.relativize(file))).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException failure) {
            throw Failure.usage("%s cannot be looked through.".formatted(folder)).cause(failure)
                .next("make the folder and what is in it readable");
        }
    }
}
