package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A notebook that nbclient has executed.
///
/// @param cells its code cells
record ExecutedNotebook(List<Cell> cells) {

    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /// @param types of all that it has displayed, such as `text/html`
    /// @param text  what it has displayed and printed, as plain text
    /// @param error empty if it has not failed
    record Cell(String source, String text, List<String> types, String error) {
    }

    /// JJava's compiler of cells is given C1 alone: for a cell that is run once, C2 costs more than it brings.
    ///
    /// @param folder where its kernel runs
    static ExecutedNotebook of(String kernel, Path notebook, Path folder) {
        var command = Jupyter.command("python", Python.resource("notebook.py"), kernel, notebook.toString(), folder.toString());
        var run = (kernel.equals(Kernels.HOWDAH) ? command : command.with("JDK_JAVA_OPTIONS", QUICK))
            .within(Duration.ofMinutes(5)).run();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return new ExecutedNotebook(new Gson().fromJson(run.out(), new TypeToken<List<Cell>>() { }));
    }

    List<Cell> failed() {
        return cells.stream().filter(cell -> !cell.error().isEmpty()).toList();
    }
}
