package howdah.kernel;

import howdah.database.Database;
import howdah.jupyter.Installation;
import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelFiles;
import howdah.jupyter.KernelSpec;
import howdah.jupyter.Place;
import howdah.show.Failure;
import howdah.show.Progress;
import howdah.show.Show;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang kernel install`: writes the kernelspec, after the jars and the AOT cache that it names are there.
@Command(name = "install", description = {"Puts the kernel where Jupyter looks: in the virtual environment whose jupyter is found, "
    + "else for you. Installing again is fine: it replaces an older one."},
    footer = {"", "Example: jbang kernel install --prefix ~/my-environment"})
final class InstallCommand implements Callable<Integer> {

    private static final Duration KEPT = Duration.ofDays(1);

    @ArgGroup
    private PlaceOptions options;

    @Option(names = "--force", description = "also where something lies that is not Howdah's; that is moved aside")
    private boolean isForced;

    @Option(names = "--jjava", description = "a second kernel, which runs Howdah's notebooks on stock JJava")
    private boolean isForJJava;

    private final Jupyter jupyter = Jupyter.here();

    @Override
    public Integer call() {
        var place = PlaceOptions.named(options, jupyter).orElseGet(this::usualPlace);
        var kernel = jupyter.kernel(place, isForJJava ? Jupyter.JJAVA_KERNEL : Jupyter.KERNEL);
        kernel.refuseForeign(isForced);
        var moved = isForJJava ? installJJava(kernel) : install(kernel);
        moved.ifPresent(folder -> System.out.println("What was there is now " + folder + "."));
        KernelFiles.clean(System.getenv(), KEPT);
        System.out.println("The kernel is installed %s: %s".formatted(place.name(), kernel.folder()));
        return 0;
    }

    private Optional<Path> install(KernelSpec kernel) {
        var files = KernelFiles.ofThisProgram(System.getenv());
        unpack(files);
        train(files);
        var cache = files.madeCache().map(KernelJvm::using).orElse(List.of());
        files.use(kernel);
        return kernel.write("Java + PostgreSQL", KernelJvm.command(files, cache), Map.of(), Jupyter.mark(), isForced);
    }

    private Optional<Path> installJJava(KernelSpec kernel) {
        var jjava = jupyter.jjava().orElseThrow(() -> Failure.usage("There is no JJava in the Jupyter that is found.")
            .next("`pip install jjava` in its environment, then run this again"));
        var files = KernelFiles.ofThisProgram(System.getenv());
        files.use(kernel);
        return kernel.write("Java (JJava) + PostgreSQL", KernelJvm.jjava(jjava), Map.of("JJAVA_CLASSPATH", files.classPath()),
            Jupyter.mark(), isForced);
    }

    private static void unpack(KernelFiles files) {
        try {
            if (!files.hasFolders()) {
                CellClassPath.unpack(files.jars());
            }
        } catch (IOException failure) {
            System.err.println("First cells will take longer: their classes cannot be unpacked, for " + failure.getMessage() + ".");
        }
    }

    /// Makes the AOT cache, unless it is there, or is not wanted.
    private static void train(KernelFiles files) {
        if (files.madeCache().isPresent() || files.hasFolders() || "0".equals(System.getenv("HOWDAH_AOT"))) {
            return;
        }
        try (var progress = Show.forTerminal().progress()) {
            new Training(files, progress::update, hasDatabase(progress)).run();
        } catch (IOException failure) {
            System.err.println("The kernel will start more slowly: it has no AOT cache, for " + failure.getMessage() + ".");
        }
    }

    /// Whether there is an embedded PostgreSQL; it is fetched if it is the one that lessons use.
    private static boolean hasDatabase(Progress progress) {
        try {
            Database.fetch(new Fetching(progress));
            return true;
        } catch (Failure noNetwork) {
            return false;
        }
    }

    private record Fetching(Progress progress) implements Database.Listener {

        @Override
        public void progress(String message) {
            progress.update(message);
        }

        @Override
        public void warning(String message) {
            progress.note(message);
        }

        @Override
        public void statement(Database.Statement statement) {
            // none is sent
        }
    }

    /// That of the environment whose Jupyter is found, if one may write there; else the user's own.
    private Place usualPlace() {
        var found = jupyter.active();
        if (found.isEmpty()) {
            System.out.println("No Jupyter is found; `jbang lesson notebook` brings one.");
        }
        return found.filter(Installation::isEnvironment).filter(each -> Files.isWritable(each.prefix()))
            .map(Installation::place).orElseGet(jupyter::user);
    }
}
