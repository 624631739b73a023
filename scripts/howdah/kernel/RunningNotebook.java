package howdah.kernel;

import howdah.LessonRun;
import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Output;
import howdah.kernel.cell.Renderer;
import howdah.kernel.java.Evaluation;
import howdah.kernel.java.JavaCells;
import howdah.show.Failure;
import howdah.show.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The notebook of this kernel: its Java, its runs of a lesson and of exercises, the cells that were run.
final class RunningNotebook implements Notebook, AutoCloseable {

    private static final int CELLS = 10_000;

    private final NotebookPlace place = NotebookPlace.here();
    private final Renderer renderer = new Renderer();
    private final NotebookStage stage = new NotebookStage(renderer);
    private final List<Cell> ran = new ArrayList<>();
    private final Map<String, LessonRun> exercises = new HashMap<>();
    private final NotebookLoader loader = new NotebookLoader(folders(null), this::type);
    private final JavaCells java = new JavaCells(loader);
    private LessonRun run;
    private LessonRun current;

    RunningNotebook() {
        LessonRun.beginBy(this::begin);
    }

    JavaCells java() {
        return java;
    }

    private Class<?> type(String name) {
        return java.type(name).orElse(null);
    }

    private List<Path> folders(Path first) {
        return Stream.concat(Stream.ofNullable(first), place.courseFolder().stream()).toList();
    }

    /// Takes a database, unless the notebook has one; it is being opened from now on.
    synchronized void begin() {
        if (run == null) {
            run = LessonRun.on(stage, place.program());
        }
        if (current == null) {
            current = run;
        }
        current.begin();
    }

    /// A cell's code was run to its end: shows what it did in the background.
    void endCell() {
        LessonRun ending;
        synchronized (this) {
            ending = current;
        }
        if (ending != null) {
            ending.joinBackgrounds();
        }
        stage.endProgress();
    }

    /// A cell has ended, in whatever way: the next one is not of an exercise any more.
    synchronized void leave() {
        runs().forEach(LessonRun::abandonBackgrounds);
        if (current != run && run != null) {
            current = run;
            run.begin();
        } else if (current != run) {
            current = null;
            LessonRun.end();
        }
        loader.lookIn(folders(null));
    }

    @Override
    public synchronized void enter(String name, Path folder) {
        var former = exercises.remove(name);
        if (former != null) {
            former.close();
        }
        current = LessonRun.on(stage, name);
        exercises.put(name, current);
        current.begin();
        loader.lookIn(folders(folder));
    }

    void add(Cell cell) {
        synchronized (ran) {
            if (ran.size() == CELLS) {
                ran.removeFirst();
            }
            ran.add(cell);
        }
    }

    @Override
    public List<Cell> ran() {
        synchronized (ran) {
            return List.copyOf(ran);
        }
    }

    @Override
    public Output output() {
        return CellOutput.current();
    }

    @Override
    public Bundle render(Object value) {
        return renderer.bundle(value);
    }

    @Override
    public Set<String> variables() {
        return java.variables();
    }

    @Override
    public Object variable(String name) {
        if (!variables().contains(name)) {
            throw Failure.usage("There is no variable \"%s\".".formatted(name))
                .next(Nearest.advice(name, variables(), "declare it in a Java cell first: var %s = …".formatted(name)));
        }
        return java.variable(name);
    }

    @Override
    public void declare(String name, String type, Object value) {
        java.declare(name, type, value);
    }

    @Override
    public Object run(String source) throws Exception {
        return switch (java.evaluate(0, source)) {
            case Evaluation.Value value -> value.value();
            case Evaluation.Nothing nothing -> null;
            case Evaluation.Failed failed when failed.cause() instanceof Exception cause -> throw cause;
            case Evaluation.Failed failed -> throw Failure.usage(failed.told().message()).next("correct the Java: " + source.strip());
        };
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        java.addToClassPath(paths);
    }

    @Override
    public Database database() {
        LessonRun wanted;
        synchronized (this) {
            begin();
            wanted = current;
        }
        return wanted.database();
    }

    /// Whether a database is used, or is being opened.
    synchronized boolean hasBegun() {
        return current != null;
    }

    /// Ends what cells run on the server and in the background now, from another thread.
    void interrupt() {
        java.interrupt();
        runs().stream().map(LessonRun::opened).flatMap(Optional::stream).forEach(each -> each.cancelStatements(Set.of()));
        runs().forEach(LessonRun::abandonBackgrounds);
    }

    private synchronized List<LessonRun> runs() {
        return Stream.concat(Stream.ofNullable(run), exercises.values().stream()).toList();
    }

    @Override
    public Optional<Path> course() {
        return place.courseFolder();
    }

    @Override
    public Optional<String> lesson() {
        return place.lesson(ran().stream().map(Cell::source));
    }

    @Override
    public void restart() {
        java.reset();
        synchronized (this) {
            if (run != null) {
                run.close();
                run = null;
                current = null;
            }
            begin();
        }
    }

    @Override
    public void close() {
        java.close();
        runs().forEach(LessonRun::close);
    }
}
