package howdah.kernel;

import howdah.kernel.cell.Cell;
import howdah.show.Failure;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// A notebook that stock JJava runs. JJava's kernel is not on Maven Central, but its base is: the rest is called by reflection.
final class JJavaNotebook extends LessonNotebook {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BaseKernel kernel;
    private final JShell jshell;
    private final JJavaOutput output;
    private final JJavaCells cells;

    JJavaNotebook(BaseKernel kernel) {
        this.kernel = kernel;
        jshell = (JShell) call("getJShell");
        output = new JJavaOutput(kernel, this::end);
        cells = new JJavaCells(jshell, output::running, output::number);
        CellOutput.beginBy(output::attach);
    }

    private Object call(String method, String... arguments) {
        try {
            var types = List.of(arguments).stream().map(argument -> String.class).toArray(Class[]::new);
            return kernel.getClass().getMethod(method, types).invoke(kernel, (Object[]) arguments);
        } catch (ReflectiveOperationException changed) {
            throw Failure.usage("JJava %s is not one that Howdah knows.".formatted(kernel.getVersion())).cause(changed)
                .next("install another: pip install jjava==1.0a8");
        }
    }

    /// JJava takes no exception at the end of a cell.
    private void end() {
        try {
            endCell();
        } catch (Throwable ofBackground) {
            output.display(render(ofBackground));
        }
        leave();
    }

    @Override
    synchronized void begin() {
        super.begin();
        awaitOpened();
    }

    @Override
    public synchronized void enter(String name, Path folder) {
        output.attach();
        super.enter(name, folder);
        awaitOpened();
    }

    /// Lets the cell wait until its database is open: meanwhile mappers ask for its types, and JShell cannot tell of them while it
    /// runs a cell on. One that does not come soon is not waited for: the cell may do without.
    private void awaitOpened() {
        runs().forEach(run -> run.awaitOpening(PATIENCE));
    }

    @Override
    Class<?> type(String name) {
        return jshell.types().anyMatch(type -> type.name().equals(name)) ? (Class<?>) eval(name + ".class") : null;
    }

    private Object eval(String source) {
        cells.pause(true);
        try {
            return kernel.evalRaw(source);
        } finally {
            cells.pause(false);
        }
    }

    @Override
    public Set<String> variables() {
        return jshell.variables().map(VarSnippet::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    Object value(String variable) {
        return eval(variable);
    }

    @Override
    public void declare(String name, String type, Object value) {
        JJavaExtension.give(name, value);
        eval("%s %s = (%s) %s.take(\"%s\");".formatted(type, name, type, JJavaExtension.class.getName(), name));
    }

    @Override
    public Object run(String java) {
        return kernel.evalRaw(java);
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        call("addToClasspath", String.join(File.pathSeparator, paths.stream().map(Path::toString).toList()));
    }

    @Override
    public List<Cell> ran() {
        return cells.all();
    }

    @Override
    void forget() {
        jshell.snippets().filter(snippet -> !(snippet instanceof ImportSnippet)).toList().forEach(jshell::drop);
    }
}
