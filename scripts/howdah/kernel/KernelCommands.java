//SOURCES InstallCommand.java JJavaExtension.java Kernel.java KernelJvm.java PlaceOptions.java RunCommand.java Training.java
//SOURCES TrainingClient.java UninstallCommand.java ../jupyter/Jupyter.java ../jvm/ScratchFolder.java
//DEPS info.picocli:picocli:4.7.7

package howdah.kernel;

import howdah.show.Failure;
import howdah.show.Nearest;
import howdah.show.Show;
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

    public static void main(String... arguments) {
        System.exit(run(arguments));
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
