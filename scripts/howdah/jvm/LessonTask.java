package howdah.jvm;

import howdah.LessonRun;
import howdah.show.Show;
import java.util.List;

/// Runs a lesson step by step.
final class LessonTask implements Task {

    private LessonRun run;

    @Override
    public List<String> prepare(String name, Wire wire, Show show) {
        run = LessonRun.on(new WireStage(wire, show), name);
        return List.of(run.database().name());
    }

    @Override
    public void run(ProgramLoader loader) throws Throwable {
        run.begin();
        loader.runMain();
        run.joinBackgrounds();
    }

    @Override
    public void close() {
        run.close();
    }
}
