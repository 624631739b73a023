package howdah.jvm;

import howdah.LessonRun;
import howdah.show.Show;

/// Runs a lesson step by step.
final class LessonTask implements Task {

    private LessonRun run;

    @Override
    public void prepare(String name, Wire wire, Show show) {
        run = LessonRun.on(new WireStage(wire, show), name);
        run.database();
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
