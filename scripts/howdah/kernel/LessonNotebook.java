package howdah.kernel;

import howdah.LessonRun;
import howdah.database.Database;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Notebook;
import howdah.kernel.cell.Output;
import howdah.kernel.cell.Renderer;
import howdah.show.Failure;
import howdah.show.Nearest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// What a notebook has of a lesson, whatever runs its Java: where it lies, its output, its runs of the lesson and of exercises.
abstract class LessonNotebook implements Notebook, AutoCloseable {

    private final NotebookPlace place = NotebookPlace.here();
    private final Renderer renderer = new Renderer();
    private final NotebookStage stage = new NotebookStage(renderer);
    private final Map<String, LessonRun> exercises = new HashMap<>();
    private final NotebookLoader loader = new NotebookLoader(folders(null), this::type);
    private LessonRun run;
    private LessonRun current;

    LessonNotebook() {
        LessonRun.beginBy(this::begin);
    }

    /// The latest type of that simple name which a cell has declared, or null.
    abstract Class<?> type(String name);

    /// The value of a variable that there is.
    abstract Object value(String variable);

    /// Forgets what cells have declared.
    abstract void forget();

    /// Finds the course's files, and the types of cells by the names that mappers call them by.
    NotebookLoader loader() {
        return loader;
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

    @Override
    public Output output() {
        return CellOutput.current();
    }

    @Override
    public Bundle render(Object value) {
        return renderer.bundle(value);
    }

    @Override
    public Object variable(String name) {
        if (!variables().contains(name)) {
            throw Failure.usage("There is no variable \"%s\".".formatted(name))
                .next(Nearest.advice(name, variables(), "declare it in a Java cell first: var %s = …".formatted(name)));
        }
        return value(name);
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

    /// The notebook's, and those of exercises.
    synchronized List<LessonRun> runs() {
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
        forget();
        synchronized (this) {
            if (run != null) {
                run.close();
                run = null;
                current = null;
            }
            begin();
        }
    }

    /// Gives all databases back, side by side: whoever ends a kernel does not wait long.
    @Override
    public void close() {
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            runs().forEach(run -> closing.execute(run::close));
        }
    }
}
