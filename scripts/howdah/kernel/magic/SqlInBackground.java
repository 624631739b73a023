package howdah.kernel.magic;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Output;
import howdah.sql.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The one display of a cell that runs in the background: what it has given so far, and what it waits for.
final class SqlInBackground {

    private final Notebook notebook;
    private final Output output;
    private final String session;
    private final String id = UUID.randomUUID().toString();
    private final List<Bundle> given = new ArrayList<>();
    private boolean isShown;
    private boolean isOver;

    SqlInBackground(Notebook notebook, String session) {
        this.notebook = notebook;
        this.session = session;
        output = notebook.output();
    }

    /// It runs now, if it has not shown so already.
    synchronized void begins() {
        if (!isShown) {
            show("runs in the background, in the session \"%s\"".formatted(session));
        }
    }

    private void show(String state) {
        if (isShown) {
            output.update(id, bundle(state));
        } else {
            output.display(id, bundle(state));
        }
        isShown = true;
    }

    synchronized void gives(Result result) {
        given.add(SqlDisplay.bundle(result, notebook));
        show(running());
    }

    /// @param lock null once it goes on
    synchronized void waits(String lock) {
        if (!isOver) {
            show(lock == null ? running() : "waits for a " + lock);
        }
    }

    private String running() {
        return "goes on in the session \"%s\"".formatted(session);
    }

    /// @param failure null if it came to its end
    synchronized void ends(Throwable failure) {
        isOver = true;
        if (failure != null) {
            given.add(notebook.render(failure));
        }
        show("");
    }

    private Bundle bundle(String state) {
        var all = new ArrayList<>(given);
        if (!state.isEmpty()) {
            all.add(SqlDisplay.dim(state));
        }
        return SqlDisplay.joined(all);
    }
}
