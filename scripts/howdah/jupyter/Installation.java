package howdah.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Python in which a Jupyter is installed.
///
/// @param prefix        the folder of that Python: `/usr`, or that of a virtual environment
/// @param programs      where its `jupyter` lies
/// @param isEnvironment whether it is a virtual environment, of `venv` or of conda, and no system's or user's Python
public record Installation(Path prefix, Path programs, boolean isEnvironment) {

    /// How a script of pip's names its Python: after `#!`, or, where that path is long or has blanks, by a shell.
    private static final Pattern INTERPRETER = Pattern.compile("\\A#!(?:/bin/sh\\R'''exec' )?\"?([^\"\\n]*?/python[\\w.]*)");

    /// The one that a program such as `jupyter` belongs to.
    static Installation of(Path program) {
        return Stream.of(Optional.of(program), real(program), interpreter(program)).flatMap(Optional::stream)
            .map(Path::getParent).filter(Installation::isOfEnvironment).findFirst()
            .map(programs -> new Installation(programs.getParent(), programs, true))
            .orElseGet(() -> new Installation(program.getParent().getParent(), program.getParent(), false));
    }

    private static boolean isOfEnvironment(Path programs) {
        var prefix = programs.getParent();
        return prefix != null
            && (Files.exists(prefix.resolve("pyvenv.cfg")) || Files.isDirectory(prefix.resolve("conda-meta")));
    }

    private static Optional<Path> real(Path program) {
        try {
            return Optional.of(program.toRealPath());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<Path> interpreter(Path program) {
        try (var in = Files.newInputStream(program)) {
            var start = new String(in.readNBytes(1000), StandardCharsets.ISO_8859_1);
            return INTERPRETER.matcher(start).results().findFirst().map(match -> Path.of(match.group(1)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// One of its programs.
    public Optional<Path> program(String name) {
        return Stream.of(programs.resolve(name), programs.resolve(name + ".exe")).filter(Files::isExecutable).findFirst();
    }

    /// Where it looks for kernels of its own.
    public Place place() {
        var place = Place.of(DataFolders.ofPrefix(prefix));
        return isEnvironment ? new Place(place.data(), "in the environment " + prefix, place.option()) : place;
    }

    /// The version of a package that it has, such as `jupyterlab`, as the folder tells that pip makes for it.
    public Optional<String> version(String distribution) {
        return packages().flatMap(folder -> matches(folder, distribution + "-*.dist-info")).map(Path::getFileName)
            .map(folder -> folder.toString().substring(distribution.length() + 1).replace(".dist-info", "")).findFirst();
    }

    private Stream<Path> packages() {
        return Stream.concat(Stream.of(prefix.resolve("Lib/site-packages")), matches(prefix.resolve("lib"), "python*")
            .flatMap(python -> Stream.of(python.resolve("site-packages"), python.resolve("dist-packages"))));
    }

    private static Stream<Path> matches(Path folder, String glob) {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            var all = new ArrayList<Path>();
            found.forEach(all::add);
            return all.stream().sorted();
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
