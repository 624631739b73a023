package howdah.check;

import howdah.LessonRun;
import howdah.database.Database;
import howdah.jvm.Program;
import howdah.jvm.ProgramLoader;
import howdah.show.Show;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Attempts that a test makes itself, on a database of its own, without a program and its JVM.
final class Attempts implements AutoCloseable {

    private final LessonRun run;
    private CheckStage stage = stage("");
    private Optional<Attempt> last = Optional.empty();

    Attempts(String name) {
        run = LessonRun.on(stage, name);
    }

    private static CheckStage stage(String data) {
        return new CheckStage(message -> { }, Show.plain(), new DataSet(data, ""));
    }

    Database database() {
        return run.database();
    }

    Connection connect() {
        return database().connect();
    }

    void execute(String command) {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// An attempt that has shown these values.
    Attempt showing(Object... values) {
        stage = stage("");
        for (var value : values) {
            stage.show(value).run();
        }
        return attempt(null, null);
    }

    /// An attempt that has sent these statements, each `id: SQL`; one with the word "refused" was, as 23505.
    Attempt sending(String... statements) {
        stage = stage("");
        List.of(statements).forEach(statement -> stage.statement(sent(statement.split(": ", 2))));
        return attempt(null, null);
    }

    private static Database.Statement sent(String[] parts) {
        var failure = parts[1].contains("refused") ? new SQLException("refused", "23505") : null;
        return new Database.Statement("main", parts[0], parts[1], 1, 1, failure);
    }

    Attempt endingWith(Throwable failure) {
        stage = stage("");
        return attempt(failure, null);
    }

    /// An attempt with that folder of classes.
    Attempt in(Path folder) {
        return attempt(null, folder);
    }

    private Attempt attempt(Throwable failure, Path folder) {
        var folders = folder == null ? List.<String>of() : List.of(folder.toString());
        var loader = new ProgramLoader(new Program("exercise", "exercise.java", folders));
        last.ifPresent(Attempt::close);
        last = Optional.of(new Attempt(stage, database(), loader, new Connections(), failure, Show.plain()));
        return last.get();
    }

    @Override
    public void close() {
        last.ifPresent(Attempt::close);
        run.close();
    }
}
