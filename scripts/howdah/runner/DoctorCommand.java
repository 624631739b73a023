package howdah.runner;

import com.google.gson.GsonBuilder;
import howdah.database.Database;
import howdah.jupyter.Installation;
import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelSpec;
import howdah.show.Failure;
import howdah.show.Show;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang lesson doctor`, `jbang doctor`: the tools, the kernels, the settings and where each came from, and whether the database answers.
///
/// The exit code is 0 if lessons can run, 2 if the settings are wrong, 3 if there is no database that can be used.
@Command(name = "doctor", description = "Tells what is there, what is missing, and what mends it. Never prints a password.",
    footer = {"", "Example: PGHOST=localhost PGUSER=student jbang doctor"})
final class DoctorCommand implements Callable<Integer> {

    /// One tool that Howdah uses.
    ///
    /// @param where where it is; if it was not found, what installs it
    record Tool(String tool, String version, String where) {
    }

    /// A kernel of Howdah's.
    ///
    /// @param problems why it should be installed anew; empty if all is well
    /// @param remedy   what mends it
    record Kernel(String name, String where, List<String> problems, String remedy) {
    }

    /// All that was found.
    ///
    /// @param settings null if they are wrong
    /// @param database what answers, or what is wrong
    record Findings(List<Tool> tools, List<Kernel> kernels, List<Database.Value> settings, String database, int exitCode) {
    }

    @Option(names = "--json", description = "for other programs to read")
    private boolean isJson;

    private final Show show = Show.forTerminal();
    private final Jupyter jupyter = Jupyter.here();
    private final Told told = new Told();
    private List<Database.Value> settings;

    @Override
    public Integer call() {
        return isJson ? printJson() : print();
    }

    private int print() {
        System.out.println(show.text(tools()));
        printKernels(kernels());
        settings = Database.settings();
        System.out.println("\n" + show.text(settings) + "\n");
        System.out.println(database());
        return 0;
    }

    private int printJson() {
        var findings = findings();
        System.out.println(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create()
            .toJson(findings));
        return findings.exitCode();
    }

    private Findings findings() {
        var tools = tools();
        try {
            settings = Database.settings();
            return new Findings(tools, kernels(), settings, database(), 0);
        } catch (Failure failure) {
            return new Findings(tools, kernels(), settings, Show.plain().error(failure), failure.exitCode());
        }
    }

    private String database() {
        try {
            return Database.check(told);
        } finally {
            told.end();
        }
    }

    private List<Tool> tools() {
        return Stream.concat(Stream.of(new Tool("Java", System.getProperty("java.version"), System.getProperty("java.home")), jbang()),
            jupyters().stream()).toList();
    }

    /// The wrapper and JBang's own script tell by what name they were called; the version they tell themselves.
    private static Tool jbang() {
        var command = System.getenv().getOrDefault("JBANG_LAUNCH_CMD", "jbang");
        return new Tool("JBang", version(command, "version"), command);
    }

    private List<Tool> jupyters() {
        var all = jupyter.installations().stream().map(DoctorCommand::jupyter).flatMap(Optional::stream).toList();
        return all.isEmpty() ? List.of(new Tool("JupyterLab", "not found", "for notebooks: " + NotebookCommand.INSTALL)) : all;
    }

    private static Optional<Tool> jupyter(Installation installation) {
        return installation.program("jupyter-lab").map(command -> new Tool("JupyterLab",
            installation.version("jupyterlab").orElseGet(() -> version(command.toString(), "--version")), command.toString()));
    }

    private List<Kernel> kernels() {
        var repository = Jupyter.repository();
        return jupyter.kernels().stream().map(kernel -> new Kernel(kernel.name(), kernel.folder().toString(),
            kernel.problems(repository), kernel.remedy())).toList();
    }

    private void printKernels(List<Kernel> kernels) {
        System.out.println();
        if (kernels.isEmpty()) {
            System.out.println("The kernel for notebooks is not installed.\n  Next:      " + KernelSpec.REMEDY);
        }
        for (var kernel : kernels) {
            var isFine = kernel.problems().isEmpty();
            System.out.println("Kernel %s in %s: %s".formatted(kernel.name(), kernel.where(),
                isFine ? "as it should be" : String.join("; ", kernel.problems()) + ".\n  Next:      " + kernel.remedy()));
        }
    }

    private static String version(String command, String argument) {
        try {
            var process = new ProcessBuilder(command, argument).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes()).strip();
        } catch (IOException notFound) {
            return "not found";
        }
    }
}
