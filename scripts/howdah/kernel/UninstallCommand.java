package howdah.kernel;

import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelFiles;
import howdah.jupyter.KernelSpec;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/// `jbang kernel uninstall`: takes away what `install` has written, and nothing else.
@Command(name = "uninstall", description = "Takes the kernel away, from everywhere or from the place you name.",
    footer = {"", "Example: jbang kernel uninstall"})
final class UninstallCommand implements Callable<Integer> {

    @ArgGroup
    private PlaceOptions options;

    @Override
    public Integer call() {
        var jupyter = Jupyter.here();
        var kernels = PlaceOptions.named(options, jupyter).map(jupyter::kernels).orElseGet(jupyter::kernels);
        kernels.forEach(UninstallCommand::remove);
        KernelFiles.clean(System.getenv(), Duration.ZERO);
        if (kernels.isEmpty()) {
            System.out.println("There is no kernel of Howdah's to take away.");
        }
        return 0;
    }

    private static void remove(KernelSpec kernel) {
        var left = kernel.remove();
        System.out.println("Taken away: " + kernel.folder()
            + (left.isEmpty() ? "" : "; what else lies there stays: " + left.getFirst().getFileName()));
    }
}
