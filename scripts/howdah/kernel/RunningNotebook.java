package howdah.kernel;

import howdah.LessonRun;
import howdah.kernel.cell.Cell;
import howdah.kernel.java.Evaluation;
import howdah.kernel.java.JavaCells;
import howdah.show.Failure;
import howdah.sql.SqlCells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The notebook of this kernel: its Java, and the cells that were run.
final class RunningNotebook extends LessonNotebook {

    private static final int CELLS = 10_000;

    private final List<Cell> ran = new ArrayList<>();
    private static volatile RunningNotebook latest;

    private final CellClassPath classPath = new CellClassPath();
    private final JavaCells java = new JavaCells(loader(), classPath.ofLessons(),
        List.of("static " + Functions.class.getName() + ".*"));
    private boolean isWhole;

    RunningNotebook() {
        latest = this;
    }

    /// The notebook of this process.
    static RunningNotebook latest() {
        return latest;
    }

    /// A cell is about to be compiled.
    void see(String source) {
        if (!isWhole && CellClassPath.isMoreNeeded(source)) {
            isWhole = true;
            java.compileAgainst(classPath.all());
        }
    }

    JavaCells java() {
        return java;
    }

    @Override
    void forget() {
        java.reset();
    }

    @Override
    Class<?> type(String name) {
        return java.type(name).orElse(null);
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
    public Set<String> variables() {
        return java.variables();
    }

    @Override
    Object value(String variable) {
        return java.variable(variable);
    }

    @Override
    public void declare(String name, String type, Object value) {
        java.declare(name, type, value);
    }

    @Override
    public Object run(String source) throws Exception {
        see(source);
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

    /// Ends what cells run on the server and in the background now, from another thread.
    void interrupt() {
        java.interrupt();
        runs().stream().map(LessonRun::opened).flatMap(Optional::stream)
            .forEach(each -> each.cancelStatements(SqlCells.inBackground(each)));
        runs().forEach(LessonRun::abandonBackgrounds);
    }

    @Override
    public void close() {
        java.close();
        super.close();
    }
}
