package howdah.e2e;

import howdah.Repository;

/// Programs of Jupyter, which see the kernels under test.
final class Jupyter {

    private Jupyter() {
    }

    /// A program of the Python environment with its arguments, in a folder of the tests' own.
    static Repository.Command command(String program, String... arguments) {
        var kernels = Kernels.installed();
        var command = Repository.command(Python.program(program)).and(arguments).in(kernels.folder());
        for (var entry : kernels.environment().entrySet()) {
            command = command.with(entry.getKey(), entry.getValue());
        }
        return command;
    }
}
