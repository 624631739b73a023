package howdah.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What tells one state of the kernel's sources from another: everything under `scripts/howdah` but the lesson runner, and
/// what the kernel's jar holds beside classes.
final class SourceHash {

    private static final List<String> SOURCES = List.of("scripts/Kernel.java", "scripts/howdah", "mappers", "mybatis-config.xml");

    private SourceHash() {
    }

    /// @return 16 hexadecimal digits; empty if the sources cannot be read
    static String of(Path repository) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files(repository)) {
                digest.update(repository.relativize(file).toString().replace('\\', '/').getBytes());
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            return "";
        }
    }

    private static List<Path> files(Path repository) throws IOException {
        var files = Stream.<Path>of();
        for (var source : SOURCES) {
            var root = repository.resolve(source);
            files = Files.exists(root) ? Stream.concat(files, Files.walk(root)) : files;
        }
        try (var all = files) {
            return all.filter(file -> file.toString().matches(".*\\.(java|xml)") && Files.isRegularFile(file))
                .filter(file -> !file.startsWith(repository.resolve("scripts/howdah/runner"))).sorted().toList();
        }
    }
}
