//SOURCES CellOutput.java JJavaCells.java JJavaNotebook.java JJavaOutput.java LessonNotebook.java NotebookLoader.java
//SOURCES NotebookPlace.java NotebookStage.java ProgressDisplay.java cell/Renderer.java magic/Magics.java ../Bootstrap.java ../course/Course.java
//FILES META-INF/services/org.dflib.jjava.jupyter.Extension=services/org.dflib.jjava.jupyter.Extension
//DEPS org.dflib.jjava:jjava-jupyter:1.0-a6

package howdah.kernel;

import howdah.kernel.magic.Magics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// Brings Howdah to stock JJava, which finds it on `JJAVA_CLASSPATH`: the magics, values drawn as Howdah draws them, the lesson's
/// database. JJava's own magics stay as they are.
///
/// @see <a href="https://github.com/dflib/jjava">JJava</a>
public final class JJavaExtension implements Extension {

    private static final Map<String, Object> GIVEN = new ConcurrentHashMap<>();

    private JJavaNotebook notebook;
    private Magics magics;

    /// JJava makes it.
    public JJavaExtension() {
    }

    @Override
    public void install(BaseKernel kernel) {
        notebook = new JJavaNotebook(kernel);
        magics = new Magics(notebook);
        Thread.currentThread().setContextClassLoader(notebook.loader());
        kernel.getRenderer().createRegistration(Object.class).preferring("text/html")
            .register((value, context) -> context.getOutputContainer().assign(JJavaOutput.data(notebook.render(value))));
        magics.names().forEach(name -> register(name, kernel));
    }

    private void register(String name, BaseKernel kernel) {
        var registry = kernel.getMagicsRegistry();
        if (!registry.getLineMagicNames().contains(name)) {
            registry.registerLineMagic(name, (called, arguments) -> run(() -> magics.runLine(name, join(arguments))));
        }
        if (!registry.getCellMagicNames().contains(name)) {
            registry.registerCellMagic(name, (called, arguments, body) -> run(() -> magics.runCell(name, join(arguments), body, 2)));
        }
    }

    private interface Use {
        Object value() throws Exception;
    }

    /// JJava tells an exception by its stack trace only.
    private Object run(Use magic) throws Exception {
        notebook.output();
        try {
            return magic.value();
        } catch (Exception failure) {
            notebook.output().display(notebook.render(failure));
            throw failure;
        }
    }

    /// JJava has parted them, and has taken the quotes away.
    private static String join(List<String> arguments) {
        return arguments.stream().map(argument -> argument.contains(" ") ? '"' + argument + '"' : argument)
            .collect(Collectors.joining(" "));
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        magics.close();
        notebook.close();
    }

    /// Keeps a value for [#take].
    static void give(String variable, Object value) {
        if (value != null) {
            GIVEN.put(variable, value);
        }
    }

    /// The value of a variable that a magic declares: its declaration is Java, which calls this.
    public static Object take(String variable) {
        return GIVEN.remove(variable);
    }
}
