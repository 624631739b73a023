package howdah.jupyter;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import howdah.show.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A kernel as Jupyter knows it: a folder with a `kernel.json` and logos. What Howdah has written bears its mark.
///
/// It is written file by file, each whole or not at all, `kernel.json` last: without that, a folder is no kernel for Jupyter.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">Kernel specs</a>
public final class KernelSpec {

    /// What installs a kernel anew.
    public static final String REMEDY = "jbang kernel install";

    static final String FILE = "kernel.json";
    private static final List<String> BEFORE_PATHS = List.of("-classpath", "-jar");
    private static final String AOT_CACHE = "-XX:AOTCache=";
    private static final String TEMPORARY = ".new";
    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Place place;
    private final String name;
    private final Content content;
    private final String trouble;

    private KernelSpec(Place place, String name, Content content, String trouble) {
        this.place = place;
        this.name = name;
        this.content = content;
        this.trouble = trouble;
    }

    /// Howdah's mark in a `kernel.json`, and what it was made from.
    ///
    /// @param sources    of which sources it was built; empty if it was not built in a clone
    /// @param repository the clone that it was built in; empty likewise
    /// @param jdk        the whole version of the Java that it starts
    public record Mark(String sources, String repository, String jdk) {
    }

    record Metadata(boolean debugger, Mark howdah) {
    }

    /// What stands in `kernel.json`, by its names there.
    record Content(List<String> argv, String display_name, String language, String interrupt_mode, Map<String, String> env,
                   Metadata metadata) {
    }

    static KernelSpec in(Place place, String name) {
        var file = place.kernel(name).resolve(FILE);
        try {
            return new KernelSpec(place, name, JSON.fromJson(Files.readString(file), Content.class), null);
        } catch (IOException | JsonParseException unreadable) {
            return new KernelSpec(place, name, null, Files.exists(file) ? "kernel.json cannot be read" : null);
        }
    }

    public Path folder() {
        return place.kernel(name);
    }

    public Place place() {
        return place;
    }

    public String name() {
        return name;
    }

    /// Whether Jupyter sees a kernel here, be it Howdah's or not.
    boolean exists() {
        return content != null || trouble != null;
    }

    /// Whether Howdah has written it.
    public boolean isOurs() {
        return mark().isPresent();
    }

    public Optional<Mark> mark() {
        return Optional.ofNullable(content).map(Content::metadata).map(Metadata::howdah);
    }

    /// Whether there is something that Howdah has neither written nor begun to write.
    boolean isForeign() {
        if (isOurs() || !Files.exists(folder())) {
            return false;
        }
        try (var files = Files.list(folder())) {
            var written = written().stream().filter(file -> !file.equals(FILE)).collect(Collectors.toSet());
            return !files.allMatch(file -> written.contains(file.getFileName().toString()));
        } catch (IOException noFolder) {
            return true;
        }
    }

    /// @throws Failure if there is something that Howdah has not written, unless it may be moved away
    public void refuseForeign(boolean isForced) {
        if (isForeign() && !isForced) {
            throw Failure.usage("%s holds something that Howdah has not written.".formatted(folder()))
                .next("look at it; `%s --force` moves it to %s".formatted(REMEDY, spare().getFileName()));
        }
    }

    private static Set<String> written() {
        return Stream.concat(Stream.of(FILE), Logo.FILES.stream()).flatMap(file -> Stream.of(file, file + TEMPORARY))
            .collect(Collectors.toSet());
    }

    /// Why it does not start as it should, or is not what it would be if it were installed now; empty if all is well.
    ///
    /// @param repository the clone that one is in
    public List<String> problems(Optional<Path> repository) {
        if (!isOurs()) {
            return List.of(trouble == null ? "it is not Howdah's" : trouble);
        }
        var problems = new ArrayList<String>();
        var mark = mark().get();
        var java = content.argv().isEmpty() ? Path.of("") : Path.of(content.argv().getFirst());
        if (!Files.isExecutable(java)) {
            problems.add("its Java is gone: " + java);
        } else {
            problems.addAll(ofJava(java, mark));
        }
        files().filter(file -> !Files.exists(Path.of(file))).findFirst()
            .ifPresent(file -> problems.add("a file of it is gone: " + file));
        repository.ifPresent(here -> problems.addAll(ofSources(here, mark)));
        return problems;
    }

    /// What it needs to start, beside its Java: the jars of its class path, an AOT cache.
    private Stream<String> files() {
        var words = content.argv();
        var paths = IntStream.range(1, words.size()).filter(i -> BEFORE_PATHS.contains(words.get(i - 1))).mapToObj(words::get);
        var cache = words.stream().filter(word -> word.startsWith(AOT_CACHE)).map(word -> word.substring(AOT_CACHE.length()));
        var more = Stream.ofNullable(content.env()).flatMap(env -> env.entrySet().stream())
            .filter(variable -> variable.getKey().endsWith("_CLASSPATH")).map(Map.Entry::getValue);
        return Stream.of(paths, cache, more).flatMap(each -> each).flatMap(path -> Stream.of(path.split(File.pathSeparator)));
    }

    private static List<String> ofJava(Path java, Mark mark) {
        var home = java.getParent().getParent();
        var version = Jdk.version(home);
        if (!version.isEmpty() && !version.equals(mark.jdk())) {
            return List.of("its Java has changed from %s to %s, and its AOT cache is for the old one".formatted(mark.jdk(), version));
        }
        var now = Path.of(System.getProperty("java.home"));
        return Jdk.isSame(home, now) ? List.of() : List.of("it starts another Java (%s) than is used now (%s)".formatted(home, now));
    }

    private static List<String> ofSources(Path here, Mark mark) {
        var from = Path.of(mark.repository());
        if (mark.repository().isEmpty() || !from.equals(here)) {
            return List.of(mark.repository().isEmpty() ? "it was installed without a clone"
                : "it was installed from %s, which is %s".formatted(from, Files.exists(from) ? "another clone" : "gone"));
        }
        return mark.sources().equals(SourceHash.of(here)) ? List.of() : List.of("the sources have changed since it was installed");
    }

    /// What mends it.
    public String remedy() {
        return REMEDY + (name.equals(Jupyter.JJAVA_KERNEL) ? " --jjava" : "") + place.option();
    }

    /// Writes it, in place of an older one of Howdah's.
    ///
    /// @param isForced whether what is not Howdah's is moved away to make room
    /// @return where that has been moved to
    /// @throws Failure if it may not be written there
    public Optional<Path> write(String displayName, List<String> command, Map<String, String> environment, Mark mark,
                                boolean isForced) {
        refuseForeign(isForced);
        var written = new Content(command, displayName, "java", "message", environment, new Metadata(false, mark));
        try {
            var moved = isForeign() ? Optional.of(Files.move(folder(), spare())) : Optional.<Path>empty();
            Files.createDirectories(folder());
            for (var logo : Logo.draw().entrySet()) {
                write(logo.getKey(), logo.getValue());
            }
            write(FILE, (JSON.toJson(written) + "\n").getBytes(StandardCharsets.UTF_8));
            return moved;
        } catch (IOException failure) {
            throw Failure.usage("The kernel cannot be written to %s.".formatted(folder())).cause(failure)
                .next("run it as a user who may write there, or install it for yourself: `%s --user`".formatted(REMEDY));
        }
    }

    private void write(String file, byte[] bytes) throws IOException {
        var temporary = folder().resolve(file + TEMPORARY);
        Files.write(temporary, bytes);
        Files.move(temporary, folder().resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path spare() {
        return Stream.iterate(1, number -> number + 1)
            .map(number -> folder().resolveSibling(name + ".orig" + (number == 1 ? "" : "." + number)))
            .filter(folder -> !Files.exists(folder)).findFirst().orElseThrow();
    }

    /// Removes what Howdah has written, `kernel.json` first.
    ///
    /// @return what else lies there and stays
    public List<Path> remove() {
        try {
            Files.deleteIfExists(folder().resolve(FILE));
            for (var file : written()) {
                Files.deleteIfExists(folder().resolve(file));
            }
            try (var files = Files.list(folder())) {
                var left = files.sorted().toList();
                if (left.isEmpty()) {
                    Files.delete(folder());
                }
                return left;
            }
        } catch (IOException failure) {
            throw Failure.usage("The kernel in %s cannot be removed.".formatted(folder())).cause(failure)
                .next("run it as the user who may write there");
        }
    }
}
