//SOURCES InstallCommand.java Kernel.java KernelJvm.java PlaceOptions.java RunCommand.java Training.java TrainingClient.java
//SOURCES UninstallCommand.java ../jupyter/Jupyter.java ../jvm/ScratchFolder.java
//DEPS info.picocli:picocli:4.7.7

package howdah.kernel;

import howdah.show.Failure;
import howdah.show.Nearest;
import howdah.show.Show;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `jbang kernel`: puts the Jupyter kernel where Jupyter looks, and takes it away again; runs it.
@Command(name = "jbang kernel", synopsisSubcommandLabel = "COMMAND", description = "The Jupyter kernel \"Java + PostgreSQL\".",
    subcommands = {InstallCommand.class, UninstallCommand.class, RunCommand.class}, footer = {"", "Example: jbang kernel install"})
public final class KernelCommands {

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = CommandLine.ScopeType.INHERIT, description = "shows this")
    private boolean isHelp;

    private KernelCommands() {
    }

    /// Runs a command, and ends the process. What Jupyter starts (`run FILE`) does without the command line's library.
    public static void main(String... arguments) {
        var isStarted = arguments.length == 2 && arguments[0].equals(RunCommand.NAME) && !arguments[1].startsWith("-");
        System.exit(isStarted ? serve(Path.of(arguments[1])) : run(arguments));
    }

    private static int serve(Path connectionFile) {
        try {
            return Kernel.run(connectionFile);
        } catch (Failure failure) {
            return tell(failure);
        }
    }

    /// Runs a command to its end.
    ///
    /// @return its exit code
    public static int run(String... arguments) {
        return new CommandLine(new KernelCommands())
            .setParameterExceptionHandler((wrong, words) -> tell(usage(wrong)))
            .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure)).execute(arguments);
    }

    private static int tell(Throwable failure) {
        System.out.flush();
        System.err.println(Show.forTerminal().error(failure));
        return failure instanceof Failure told ? told.exitCode() : Failure.NOT_RIGHT_YET;
    }

    private static Failure usage(ParameterException wrong) {
        var command = wrong.getCommandLine();
        var unmatched = wrong instanceof UnmatchedArgumentException unknown ? unknown.getUnmatched().getFirst() : "";
        if (!unmatched.isEmpty() && !unmatched.startsWith("-") && !command.getSubcommands().isEmpty()) {
            return Failure.usage("There is no command \"%s\".".formatted(unmatched))
                .next(Nearest.advice(unmatched, command.getSubcommands().keySet()));
        }
        var message = wrong.getMessage().strip();
        return Failure.usage(message.endsWith(".") ? message : message + ".")
            .next("`%s --help` shows how it is used".formatted(command.getCommandSpec().qualifiedName()));
    }
}
