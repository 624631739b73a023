package howdah.kernel;

import howdah.jupyter.Jupyter;
import howdah.jupyter.Place;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a kernel is to be, by the names that `jupyter kernelspec install` has for it; at most one.
final class PlaceOptions {

    @Option(names = "--user", description = "for you, whatever Jupyter you use")
    private boolean isForUser;

    @Option(names = "--sys-prefix", description = "in the virtual environment that is active")
    private boolean isForEnvironment;

    @Option(names = "--prefix", paramLabel = "FOLDER", description = "in the Python whose folder that is")
    private Path prefix;

    @Option(names = "--system", description = "for all users of this machine")
    private boolean isForAll;

    /// @return nothing if no place was named
    /// @throws Failure if no environment is active
    static Optional<Place> named(PlaceOptions options, Jupyter jupyter) {
        return Optional.ofNullable(options).map(given -> given.place(jupyter));
    }

    private Place place(Jupyter jupyter) {
        if (prefix != null) {
            return Jupyter.prefix(prefix.toAbsolutePath().normalize());
        }
        return isForAll ? jupyter.system() : isForUser ? jupyter.user() : jupyter.environment()
            .orElseThrow(() -> Failure.usage("No virtual environment with a Jupyter is active.")
                .next("activate it (`. FOLDER/bin/activate`), or name its folder: `--prefix FOLDER`"));
    }
}
