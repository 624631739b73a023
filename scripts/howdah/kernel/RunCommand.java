package howdah.kernel;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang kernel run`: what a front end's `kernel.json` would start, if it were written by hand.
@Command(name = "run", description = "Runs the kernel for a front end that has written a connection file.",
    footer = {"", "Example: jbang kernel run connection.json"})
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CONNECTION_FILE", description = "which Jupyter writes, with the ports and the key")
    private Path connectionFile;

    @Override
    public Integer call() {
        return Kernel.run(connectionFile);
    }
}
