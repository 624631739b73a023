package howdah.jvm;

import howdah.LessonRun;
import howdah.show.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A task that never gets ready: by its name it fails while its database is still being opened, or goes on for ever once it is
/// open.
final class OpeningTask implements Task {

    private LessonRun run;

    @Override
    public List<String> prepare(String name, Wire wire, Show show) {
        run = LessonRun.on(new WireStage(wire, show), name);
        if (name.equals("failing")) {
            awaitServer();
            throw new IllegalStateException("it fails");
        }
        run.database();
        wire.send(new Message.Warning("open"));
        pause(Long.MAX_VALUE);
        return List.of();
    }

    private static void awaitServer() {
        var file = Path.of(System.getenv("HOWDAH_CACHE"), "cluster-18", "data", "postmaster.pid");
        while (!Files.exists(file)) {
            pause(1);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void run(ProgramLoader loader) {
        throw new IllegalStateException("it never gets here");
    }

    @Override
    public void close() {
        run.close();
    }
}
