//SOURCES DataFolders.java Installation.java Jdk.java KernelFiles.java KernelSpec.java Logo.java OwnJupyter.java Place.java SourceHash.java
//SOURCES ../database/Database.java ../show/Show.java
//DEPS com.google.code.gson:gson:2.13.2

package howdah.jupyter;

import howdah.database.CacheFolder;
import howdah.show.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What there is of Jupyter on this machine, as far as this process can see: installations, the folders in which they look
/// for kernels, and the kernels that Howdah has put there.
public final class Jupyter {

    /// The kernel's name for Jupyter, which Howdah's notebooks name.
    public static final String KERNEL = "howdah";
    /// The kernel that runs Howdah's notebooks on stock JJava.
    public static final String JJAVA_KERNEL = "howdah-jjava";

    private static final List<String> TOOLS = List.of(".local/share/pipx/venvs", ".local/pipx/venvs", ".local/share/uv/tools");

    private final Map<String, String> environment;
    private final DataFolders folders;

    /// @param environment the variables of the process
    public Jupyter(Map<String, String> environment) {
        this.environment = environment;
        folders = new DataFolders(environment, System.getProperty("os.name"));
    }

    /// That of this process.
    public static Jupyter here() {
        return new Jupyter(System.getenv());
    }

    /// The installation that `jupyter` starts: the first one on the PATH, else that of the active environment, else Howdah's own.
    public Optional<Installation> active() {
        return found(activeFolders());
    }

    /// The installation that `jupyter-lab` starts.
    public Optional<Installation> lab() {
        return activeFolders().flatMap(folder -> programs(folder, "jupyter-lab")).map(Installation::of).findFirst();
    }

    /// Every installation that is found, the active one first; also those of pipx and uv.
    public List<Installation> installations() {
        var tools = TOOLS.stream().map(folder -> folders.home().resolve(folder)).flatMap(Jupyter::children)
            .map(this::programsOf);
        return Stream.concat(activeFolders(), tools).flatMap(folder -> found(Stream.of(folder)).stream())
            .collect(Collectors.toMap(Installation::prefix, each -> each, (first, again) -> first,
                LinkedHashMap::new)).values().stream().toList();
    }

    private Stream<Path> activeFolders() {
        var path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder).toAbsolutePath());
        var prefixes = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").map(name -> environment.getOrDefault(name, ""))
            .filter(prefix -> !prefix.isBlank()).map(prefix -> Path.of(prefix).toAbsolutePath());
        var own = Stream.of(ownPrefix()).filter(OwnJupyter::isThere);
        return Stream.concat(path, Stream.concat(prefixes, own).map(this::programsOf));
    }

    private Path programsOf(Path prefix) {
        return prefix.resolve(folders.isWindows() ? "Scripts" : "bin");
    }

    private Optional<Installation> found(Stream<Path> programFolders) {
        return programFolders.flatMap(folder -> Stream.of("jupyter", "jupyter-lab").flatMap(name -> programs(folder, name)))
            .map(Installation::of).findFirst();
    }

    private static Stream<Path> programs(Path folder, String name) {
        return Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private static Stream<Path> children(Path folder) {
        try (var all = Files.list(folder)) {
            return all.sorted().toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /// Where Howdah's own JupyterLab lies, if one was made.
    public Path ownPrefix() {
        return CacheFolder.locate(environment).resolve("jupyter");
    }

    /// Makes a JupyterLab of Howdah's own, unless it is there: downloads some 60 MB.
    ///
    /// @param progress told how far it is
    /// @throws Failure if there is no Python to make it with, or if it cannot be downloaded
    public Installation makeOwn(Consumer<String> progress) {
        var programs = programsOf(ownPrefix());
        new OwnJupyter(ownPrefix(), progress).make(folders.isWindows() ? List.of("py", "python") : List.of("python3", "python"), programs);
        return new Installation(ownPrefix(), programs, true);
    }

    /// The kernels of this user.
    public Place user() {
        return new Place(folders.user(), "for you", " --user");
    }

    /// The kernels of all users of this machine.
    public Place system() {
        return new Place(folders.system(), "for all users", " --system");
    }

    /// The kernels of the Python whose folder that is.
    public static Place prefix(Path prefix) {
        return Place.of(DataFolders.ofPrefix(prefix));
    }

    /// The kernels of the virtual environment that is active: that of the first `jupyter` found, else of VIRTUAL_ENV or CONDA_PREFIX.
    public Optional<Place> environment() {
        var declared = Stream.of("VIRTUAL_ENV", "CONDA_PREFIX").map(name -> environment.getOrDefault(name, ""))
            .filter(prefix -> !prefix.isBlank()).map(prefix -> new Installation(Path.of(prefix).toAbsolutePath(),
                programsOf(Path.of(prefix).toAbsolutePath()), true));
        return Stream.concat(active().filter(Installation::isEnvironment).stream(), declared).map(Installation::place).findFirst();
    }

    /// Every folder in which some Jupyter looks for kernels, each once.
    public List<Place> places() {
        var all = new ArrayList<Place>();
        installations().stream().filter(Installation::isEnvironment).map(Installation::place).forEach(all::add);
        all.add(user());
        folders.all().stream().map(this::place).forEach(all::add);
        installations().stream().filter(each -> !each.isEnvironment()).map(Installation::place).forEach(all::add);
        return all.stream().collect(Collectors.toMap(Place::data, each -> each, (first, again) -> first,
            LinkedHashMap::new)).values().stream().toList();
    }

    private Place place(Path data) {
        return Stream.of(user(), system()).filter(place -> place.data().equals(data)).findFirst().orElseGet(() -> Place.of(data));
    }

    /// Howdah's kernels, wherever they lie.
    public List<KernelSpec> kernels() {
        return places().stream().flatMap(place -> kernels(place).stream()).toList();
    }

    /// Howdah's kernels at one place.
    public List<KernelSpec> kernels(Place place) {
        return Stream.of(KERNEL, JJAVA_KERNEL).map(name -> kernel(place, name)).filter(KernelSpec::isOurs).toList();
    }

    /// The kernel of that name at that place, be it there or not.
    public KernelSpec kernel(Place place, String name) {
        return KernelSpec.in(place, name);
    }

    /// The jar of the JJava that PyPI's `jjava` has brought, where some Jupyter looks.
    public Optional<Path> jjava() {
        return places().stream().map(place -> place.kernel("java").resolve("jjava.jar")).filter(Files::isRegularFile).findFirst();
    }

    /// The clone that one is in, else the one whose `jbang` started this program.
    public static Optional<Path> repository() {
        var launcher = Path.of(System.getenv().getOrDefault("JBANG_LAUNCH_CMD", ""));
        return Stream.of(Path.of(""), launcher).map(Path::toAbsolutePath)
            .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
            .filter(folder -> Files.exists(folder.resolve("scripts/Kernel.java"))).findFirst();
    }

    /// The mark of a kernel that is installed now.
    public static KernelSpec.Mark mark() {
        return new KernelSpec.Mark(repository().map(SourceHash::of).orElse(""), repository().map(Path::toString).orElse(""),
            Jdk.version(Path.of(System.getProperty("java.home"))));
    }

    /// The kernel of that name that an installation starts.
    public Optional<KernelSpec> kernel(Installation installation, String name) {
        var own = Stream.of(installation.place());
        var others = folders.all().stream().map(this::place);
        var all = installation.isEnvironment() ? Stream.concat(own, others) : Stream.concat(others, own);
        return all.map(place -> KernelSpec.in(place, name)).filter(KernelSpec::exists).findFirst();
    }
}
