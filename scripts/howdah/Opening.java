package howdah;

import howdah.database.Database;
import java.util.function.BooleanSupplier;

/// Tells what happens to a database only as long as the lesson wants that one: it may have moved to a server of its own, while
/// another is still being waited for.
record Opening(Database.Listener listener, BooleanSupplier isWanted) implements Database.Listener {

    @Override
    public void progress(String message) {
        if (isWanted.getAsBoolean()) {
            listener.progress(message);
        }
    }

    @Override
    public void warning(String message) {
        listener.warning(message);
    }

    @Override
    public void statement(Database.Statement statement) {
        listener.statement(statement);
    }
}
