package howdah.jupyter;

import java.nio.file.Path;

/// A folder in which Jupyter looks for kernels.
///
/// @param data   Jupyter's data folder, in which `kernels` lies
/// @param name   what it is to a person: `for you`, `for all users`, `in the environment …`
/// @param option by which `jbang kernel install` finds it, after a blank; empty if none does
public record Place(Path data, String name, String option) {

    static Place of(Path data) {
        return new Place(data, "in " + data, data.endsWith("share/jupyter") ? " --prefix " + data.getParent().getParent() : "");
    }

    /// The folder of a kernel there.
    public Path kernel(String kernel) {
        return data.resolve("kernels").resolve(kernel);
    }
}
