package howdah.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The course's own folder: the nearest one that has a `jbang-catalog.json`.
public final class Root {

    private static final String CATALOG = "jbang-catalog.json";

    private Root() {
    }

    /// Looks from the working directory upwards, then from the place of the `jbang` that started this program.
    ///
    /// @throws Failure if there is none
    public static Path find() {
        var launcher = Path.of(System.getenv().getOrDefault("JBANG_LAUNCH_CMD", ""));
        return Stream.of(Path.of(""), launcher).map(Path::toAbsolutePath)
            .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
            .filter(folder -> Files.exists(folder.resolve(CATALOG)))
            .findFirst().orElseThrow(() -> Failure.usage("There is no %s here or above.".formatted(CATALOG))
                .next("run it in Howdah's repository"));
    }

    /// A file as one names it in the working directory.
    public static Path shorten(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.toAbsolutePath().startsWith(here) ? here.relativize(file.toAbsolutePath()) : file;
    }
}
