package howdah.runner;

import howdah.database.Database;
import howdah.show.Progress;
import howdah.show.Show;

/// Tells on standard error what a person should know while a database is being looked for.
final class Told implements Database.Listener {

    private final Progress progress = Show.forTerminal().progress();

    @Override
    public void progress(String message) {
        progress.update(message);
    }

    @Override
    public void warning(String message) {
        progress.note(message);
    }

    @Override
    public void statement(Database.Statement statement) {
        // whoever calls a command has not asked for statements
    }

    /// Takes the line of progress away.
    void end() {
        progress.close();
    }
}
