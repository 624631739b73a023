package howdah.kernel;

import howdah.jupyter.Installation;
import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelFiles;
import howdah.jupyter.Place;
import howdah.show.Show;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private final Jupyter jupyter = Jupyter.here();

    @Override
    public Integer call() {
        var place = PlaceOptions.named(options, jupyter).orElseGet(this::usualPlace);
        var kernel = jupyter.kernel(place, Jupyter.KERNEL);
        kernel.refuseForeign(isForced);
        var files = KernelFiles.ofThisProgram(System.getenv());
        var cache = files.madeCache().map(file -> List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off"))
            .orElse(List.of());
        files.use(kernel);
        kernel.write("Java + PostgreSQL", KernelJvm.command(files, cache), Map.of(), Jupyter.mark(), isForced)
            .ifPresent(moved -> System.out.println("What was there is now " + moved + "."));
        KernelFiles.clean(System.getenv(), KEPT);
        System.out.println("\"Java + PostgreSQL\" is installed %s: %s".formatted(place.name(), kernel.folder()));
        return 0;
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
