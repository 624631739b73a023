package howdah.kernel;

import howdah.Stage;
import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Renderer;
import howdah.kernel.magic.Magics;
import java.time.Duration;

/// Tells a lesson's story in the cells that run it.
final class NotebookStage implements Stage {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private final Renderer renderer;
    private final ProgressDisplay progress = new ProgressDisplay();

    NotebookStage(Renderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public void step(int number, String title, String prose) {
        var text = "%d. %s\n\n%s".formatted(number, title, prose.strip());
        CellOutput.current().display(Bundle.ofText(text).with("text/markdown", "## " + text));
    }

    @Override
    public Runnable show(Object value) {
        var bundle = renderer.bundle(value);
        var output = CellOutput.current();
        return () -> output.display(bundle);
    }

    @Override
    public void progress(String message) {
        progress.tell(message.replace("Ctrl-C ends it", "interrupting the kernel ends it"));
    }

    /// What was waited for is there.
    void endProgress() {
        progress.end();
    }

    @Override
    public void warning(String message) {
        CellOutput.current().warn(message + "\n");
    }

    @Override
    public void statement(Database.Statement statement) {
        if (Database.showsSql()) {
            CellOutput.current().print("SQL  " + statement + "\n");
        }
        if (statement.call() != null) {
            CellOutput.current().display(Magics.card(statement, renderer));
        }
    }

    /// In a notebook, what would end the waiting stands in a cell that cannot be run meanwhile.
    @Override
    public void opened(Database database) {
        database.limitLockWaits(LOCK_WAIT);
    }
}
