package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.runner.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Front ends beside JupyterLab.
class OtherFrontEndsTest {

    @TempDir
    private Path scratch;

    /// Without the exercises: as long as they are not solved, their cells may fail, and papermill takes that amiss.
    @Test
    void shouldRunALessonInPapermill() throws IOException {
        var output = scratch.resolve("out.ipynb");
        var lesson = scratch.resolve("lesson01.ipynb");
        Files.writeString(lesson, NotebookFile.withoutExercises(Repository.root().resolve("lessons/lesson01.ipynb")));

        var run = Jupyter.command("papermill", lesson.toString(), output.toString(),
            "--kernel", Kernels.HOWDAH, "--no-progress-bar", "--cwd", Repository.root().resolve("lessons").toString())
            .within(Duration.ofMinutes(3)).run();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(Files.readString(output)).contains("abc'def", "\"execution_count\": 7").doesNotContain("\"exception\": true");
    }

    @Test
    void shouldRunCellsInTheConsole() {
        var kernels = Kernels.installed();
        try (var terminal = Tmux.run(100, 40, kernels.folder(), kernels.environment(), Python.program("jupyter-console"),
                "--kernel", Kernels.HOWDAH)) {
            terminal.await("In [1]:");
            terminal.type("6 * 7").press("Enter");
            terminal.await("Out[1]: 42");
            terminal.await("In [2]:");
            terminal.type("for (int i = 1; i < 4; i++) {").press("Enter");
            terminal.type("System.out.print(i * 111 + \" \"); }").press("Enter");
            terminal.await("111 222 333");
            terminal.await("In [3]:");
            terminal.type("%sql SELECT 'from ' || 'SQL' AS greeting").press("Enter");
            terminal.await("from SQL");
            terminal.await("In [4]:");
            terminal.type("System.out.println(\"be\" + \"gun\"); while (true) { }").press("Enter");
            terminal.await("begun");
            terminal.press("C-c");
            terminal.await("In [5]:");
            terminal.press("C-d");
            terminal.await("exit");
            terminal.type("y").press("Enter");
            assertThat(terminal.exitCode()).isZero();
        }
    }
}
