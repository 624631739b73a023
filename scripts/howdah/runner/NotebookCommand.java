package howdah.runner;

import howdah.jupyter.Installation;
import howdah.jupyter.Jupyter;
import howdah.jupyter.KernelSpec;
import howdah.show.Failure;
import howdah.show.Root;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson notebook`: the learner's own copy of a lesson's notebook, in JupyterLab.
///
/// What is missing is brought: JupyterLab after asking, the kernel by itself. JupyterLab keeps its own settings: it listens
/// on loopback only, and wants its token. Ctrl-C goes to it.
@Command(name = "notebook", description = "Opens your own copy of a lesson's notebook in JupyterLab.",
    footer = {"", "Example: jbang lesson notebook 1"})
final class NotebookCommand implements Callable<Integer> {

    static final String INSTALL = "jbang lesson notebook --yes";

    @Parameters(index = "0", paramLabel = "LESSON", arity = "0..1", description = CourseFolder.LESSON_OR_YOURS)
    private String word;

    @Parameters(index = "1..*", paramLabel = "OPTION", arity = "0..*", description = "for JupyterLab, after the lesson and --")
    private List<String> further = new ArrayList<>();

    @Option(names = "--yes", description = "fetches JupyterLab without asking, if there is none")
    private boolean isAgreed;

    @Option(names = "--no-browser", description = "only prints the address")
    private boolean isWithoutBrowser;

    @Option(names = "--port", paramLabel = "PORT", description = "where JupyterLab listens; 8888 or the next one, if none is given")
    private Integer port;

    private final Jupyter jupyter = Jupyter.here();
    private final Told told = new Told();

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var notebook = Root.shorten(course.practice().notebook(course.lessonOrYours(word)));
        System.out.println("Your copy: " + notebook);
        var lab = jupyter.lab().orElseGet(this::bringLab);
        var kernel = bringKernel(lab);
        return kernel == 0 ? new Launch(lab.program("jupyter-lab").orElseThrow().toString()).run(options(notebook)) : kernel;
    }

    private List<String> options(Path notebook) {
        var options = new ArrayList<String>();
        if (isWithoutBrowser) {
            options.add("--no-browser");
        }
        if (port != null) {
            options.add("--port=" + port);
        }
        options.addAll(further);
        options.add(notebook.toString());
        return options;
    }

    private Installation bringLab() {
        if (!isAgreed && !isAgreed()) {
            throw Failure.usage("There is no JupyterLab on the PATH.")
                .next("`%s` fetches one for Howdah alone (60 MB, into %s); or install it yourself: pipx install jupyterlab"
                    .formatted(INSTALL, jupyter.ownPrefix()));
        }
        try {
            return jupyter.makeOwn(told::progress);
        } finally {
            told.end();
        }
    }

    private boolean isAgreed() {
        if (!Console.isThere()) {
            return false;
        }
        var answer = System.console().readLine("There is no JupyterLab. Fetch one for Howdah alone (60 MB, into %s)? [Y/n] ",
            jupyter.ownPrefix());
        return answer != null && List.of("", "y", "yes").contains(answer.strip().toLowerCase());
    }

    /// Installs the kernel that this JupyterLab starts, unless it is as it should be.
    ///
    /// @return the exit code of that
    private int bringKernel(Installation lab) {
        var repository = Jupyter.repository();
        var kernel = jupyter.kernel(lab, Jupyter.KERNEL);
        var problems = kernel.map(found -> found.problems(repository)).orElse(List.of("it is not installed yet"));
        if (problems.isEmpty()) {
            return 0;
        }
        System.out.println("The kernel is installed now: " + String.join("; ", problems) + ".");
        var clone = repository.orElseThrow(() -> Failure.usage("The kernel is not installed: Howdah's repository is not found.")
            .next("run `%s` in a clone of it".formatted(KernelSpec.REMEDY)));
        return Launch.in(clone).run(installation(clone.resolve("scripts/Kernel.java"), lab));
    }

    private static List<String> installation(Path script, Installation lab) {
        return lab.isEnvironment() && Files.isWritable(lab.prefix())
            ? List.of(script.toString(), "install", "--prefix", lab.prefix().toString())
            : List.of(script.toString(), "install", "--user");
    }
}
