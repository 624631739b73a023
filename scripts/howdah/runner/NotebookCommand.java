package howdah.runner;

import howdah.show.Failure;
import howdah.show.Root;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson notebook`: the learner's own copy of a lesson's notebook, in JupyterLab.
@Command(name = "notebook", description = "Opens your own copy of a lesson's notebook in JupyterLab.",
    footer = {"", "Example: jbang lesson notebook 1"})
final class NotebookCommand implements Callable<Integer> {

    static final String INSTALL = "pipx install jupyterlab";

    @Parameters(paramLabel = "LESSON", arity = "0..1", description = CourseFolder.LESSON_OR_YOURS)
    private String word;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var notebook = Root.shorten(course.practice().notebook(course.lessonOrYours(word)));
        System.out.println("Your copy: " + notebook);
        var jupyter = onPath("jupyter-lab").orElseThrow(() -> Failure.usage("There is no JupyterLab on the PATH.")
            .next("install it (`%s`), then run this again".formatted(INSTALL)));
        return new Launch(jupyter.toString()).run(List.of(notebook.toString()));
    }

    /// The program of that name on the PATH.
    static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
            .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
            .filter(Files::isExecutable).findFirst();
    }
}
