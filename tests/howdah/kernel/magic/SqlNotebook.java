package howdah.kernel.magic;

import howdah.database.Database;
import howdah.database.TestDatabase;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Magic;
import howdah.kernel.cell.Renderer;
import howdah.show.Failure;
import howdah.show.Nearest;
import java.util.UUID;

/// A notebook on a real database.
final class SqlNotebook extends TestNotebook implements AutoCloseable {

    private final Database database = TestDatabase.open("test" + UUID.randomUUID().toString().substring(0, 8),
        new TestDatabase.Told());
    private final Renderer renderer = new Renderer();

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Bundle render(Object value) {
        return renderer.bundle(value);
    }

    @Override
    public Object variable(String name) {
        if (!variables.containsKey(name)) {
            throw Failure.usage("There is no variable \"%s\".".formatted(name)).next(Nearest.advice(name, variables.keySet()));
        }
        return variables.get(name);
    }

    /// The text of what a cell with that magic displays.
    String cell(Magic magic, String arguments, String body) throws Exception {
        output.clear(false);
        magic.runCell(arguments, body, 2, this);
        return output.text();
    }

    @Override
    public void close() {
        database.close();
    }
}
