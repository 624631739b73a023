package howdah.jvm;

import howdah.Stage;
import howdah.database.Database;
import howdah.show.Show;

/// Tells a lesson's story to the process that leads it, and waits for its word at the begin of each step.
public class WireStage implements Stage {

    private final Wire wire;
    private final Show show;
    private long begun = System.nanoTime();

    public WireStage(Wire wire, Show show) {
        this.wire = wire;
        this.show = show;
    }

    @Override
    public void step(int number, String title, String prose) {
        wire.send(new Message.Step(number, title, prose, System.nanoTime() - begun));
        wire.await(number);
        begun = System.nanoTime();
    }

    @Override
    public Runnable show(Object value) {
        var text = show.text(value);
        return () -> wire.send(new Message.Shown(text));
    }

    @Override
    public void progress(String message) {
        wire.send(new Message.Progress(message));
    }

    @Override
    public void warning(String message) {
        wire.send(new Message.Warning(message));
    }

    @Override
    public void statement(Database.Statement statement) {
        wire.send(new Message.Statement(statement.session(), statement.id(), statement.sql(), statement.milliseconds(),
            statement.rows(), statement.failure() == null ? null : statement.failure().getSQLState()));
    }
}
