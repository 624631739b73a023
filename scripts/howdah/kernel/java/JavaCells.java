//SOURCES Brackets.java CellControl.java CellEvaluation.java CellLoader.java CellProvider.java CellRun.java CompileAdvice.java
//SOURCES Completer.java CompletenessCheck.java Declarations.java Documentation.java Evaluation.java Frames.java Guard.java
//SOURCES Headroom.java Imports.java
//SOURCES Inspector.java Piece.java Pieces.java Problem.java Shell.java Sketch.java Source.java Statements.java Suggestions.java
//SOURCES Tokens.java Traceback.java TypeIndex.java Visibility.java Weaver.java
//SOURCES ../cell/Bundle.java ../cell/Completeness.java ../cell/Completion.java ../cell/Outcome.java ../../show/Show.java
//RUNTIME_OPTIONS --add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED
//RUNTIME_OPTIONS --add-opens=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.jshell/jdk.internal.shellsupport.doc=ALL-UNNAMED

package howdah.kernel.java;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Outcome;
import howdah.show.Failure;
import howdah.show.Nearest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;

/// Java cells on JShell, in this process. A cell sees what earlier ones have declared, and the class path of this process.
///
/// One thread at a time calls its methods, except [#interrupt]; code of a running cell may call them too.
public final class JavaCells implements AutoCloseable {

    /// With what the JVM has to be started.
    public static final List<String> JVM_OPTIONS = List.of("--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
        "--add-opens=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
        "--add-exports=jdk.jshell/jdk.internal.shellsupport.doc=ALL-UNNAMED");

    /// What cells need not import: IJava's, and two that lessons often need. `import module java.base` would make each
    /// declaration half as slow again.
    private static final List<String> IMPORTS = List.of("java.io.*", "java.math.*", "java.net.*", "java.nio.file.*",
        "java.time.*", "java.util.*", "java.util.concurrent.*", "java.util.function.*", "java.util.regex.*", "java.util.stream.*");

    private static final int LONG = 1000;

    private final Deque<CellRun> runs = new ArrayDeque<>();
    private final List<Path> added = new ArrayList<>();
    private JShell jshell;
    private Shell shell;
    private CellLoader loader;
    private CellControl control;
    private Declarations declarations;
    private Statements statements;
    private Completer completer;
    private CompletenessCheck completeness;
    private CompileAdvice advice;
    private Inspector inspector;
    private final Documentation documentation = new Documentation(name -> declarations.header(name));
    private final ClassLoader parent;
    private final TypeIndex types = new TypeIndex();
    private final List<String> imports;
    private String classPath;

    /// Cells see the class path of this process.
    public JavaCells() {
        this(JavaCells.class.getClassLoader(), System.getProperty("java.class.path"), List.of());
    }

    /// @param parent    finds what cells use beside what they declare; it has to find this class too
    /// @param classPath what cells are compiled against; each jar takes its part of the first cell's time, a folder hardly any
    /// @param imports   what cells need not import, beside the JDK's: `static some.Type.*`; what there is
    public JavaCells(ClassLoader parent, String classPath, List<String> imports) {
        this.parent = parent;
        this.classPath = classPath;
        this.imports = Stream.concat(IMPORTS.stream(), imports.stream()).map(each -> "import " + each + ";").toList();
        begin();
    }

    private void begin() {
        loader = new CellLoader(parent);
        control = new CellControl(loader);
        jshell = JShell.builder().executionEngine(new CellProvider(control), Map.of()).compilerOptions(Shell.OPTIONS)
            .fileManager(Shell::withoutPlugins).build();
        shell = new Shell(jshell);
        shell.compileAgainst(classPath);
        statements = new Statements(shell, loader);
        completer = new Completer(shell, types);
        advice = new CompileAdvice(completer, types);
        completeness = new CompletenessCheck(shell);
        inspector = new Inspector(shell, documentation, this::valueText);
        declarations = new Declarations(jshell, shell, control, loader);
        added.forEach(this::addToBoth);
        shell.declareImports(imports);
    }

    /// Makes the first cell as fast as the next ones, and leaves nothing behind. Takes some 200 ms.
    ///
    /// @param isOver asked in between: whether a cell waits already
    public void warmUp(BooleanSupplier isOver) {
        for (var cell : List.of("int warm$ = 1;", "warm$ + 1", "List.of(1).toString()")) {
            if (isOver.getAsBoolean()) {
                break;
            }
            evaluate(0, cell);
        }
        declarations.drop("warm$");
    }

    /// Compiles the next cells against another class path, and what was added to it.
    ///
    /// @param elements one or more
    public void compileAgainst(String elements) {
        classPath = elements;
        shell.compileAgainst(Stream.concat(Stream.of(elements), added.stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator)));
    }

    /// Begins to learn, in the background, what types there are: completion and advice then know what could be imported.
    public void learnTypes() {
        types.make(added);
    }

    /// Runs a cell to its end, however that comes.
    ///
    /// @param cell its number; one that declares something is remembered by it
    public Evaluation evaluate(int cell, String text) {
        var source = new Source(cell, text);
        var tokens = Tokens.of(text);
        Guard.sweep();
        try (var run = new CellRun(cell, loader)) {
            enter(run);
            return new CellEvaluation(source, run, control, declarations, statements, loader, advice).of(tokens);
        } finally {
            leave();
        }
    }

    private void enter(CellRun run) {
        synchronized (runs) {
            runs.push(run);
        }
        control.enter(run);
    }

    private void leave() {
        boolean isOutermost;
        synchronized (runs) {
            runs.pop();
            control.enter(runs.peek());
            isOutermost = runs.isEmpty();
        }
        if (isOutermost) {
            declarations.tidy();
        }
    }

    /// Ends the cell that runs, from another thread; does nothing if none does. Within a second [#evaluate] returns.
    public void interrupt() {
        synchronized (runs) {
            runs.forEach(CellRun::interrupt);
        }
    }

    /// The names of the variables that cells have declared.
    public Set<String> variables() {
        var names = new TreeMap<String, VarSnippet>();
        jshell.variables().forEach(each -> names.put(each.name(), each));
        return names.keySet();
    }

    /// The value of such a variable.
    ///
    /// @throws Failure if there is none of that name, with the nearest
    public Object variable(String name) {
        return declarations.value(variableNamed(name));
    }

    /// As it was declared, or inferred: `List<Post>`.
    public String typeOfVariable(String name) {
        return variableNamed(name).typeName();
    }

    private VarSnippet variableNamed(String name) {
        return jshell.variables().filter(each -> each.name().equals(name)).reduce((first, last) -> last)
            .orElseThrow(() -> Failure.usage("There is no variable %s.".formatted(name)).next(variables().isEmpty()
                ? "declare it in a cell, and run that" : Nearest.advice(name, variables())));
    }

    /// Declares a variable for the next cells, in place of one that has that name.
    ///
    /// @param type as Java writes it, with packages unless they are imported
    /// @throws Failure if there is no such type
    public void declare(String name, String type, Object value) {
        if (evaluate(0, "%s %s;".formatted(type, name)) instanceof Evaluation.Failed failed) {
            throw Failure.usage("A variable %s of type %s cannot be declared.".formatted(name, type))
                .next(failed.told().message());
        }
        declarations.set(variableNamed(name), value);
    }

    /// The class, record, interface or enum of that name as cells have declared it last, to be found by a mapper.
    public Optional<Class<?>> type(String simpleName) {
        return declarations.type(simpleName);
    }

    /// Lets the next cells use the classes of jars and folders.
    public void addToClassPath(List<Path> paths) {
        added.addAll(paths);
        types.forget();
        paths.forEach(this::addToBoth);
    }

    private void addToBoth(Path path) {
        shell.addToClassPath(path.toString());
        loader.add(path.toString());
    }

    /// The loader of the cells' classes, of what was added to the class path, and of this process's.
    public ClassLoader loader() {
        return loader;
    }

    /// All that cells have declared and imported is gone.
    public void reset() {
        close();
        begin();
    }

    /// What may stand at a place of a cell: also what its earlier lines declare, which were not run yet; a type that is not
    /// imported comes with its import as the signature.
    public Completion complete(String text, int cursor) {
        types.make(added);
        return completer.complete(text, cursor);
    }

    /// What is known of what stands at a place of a cell: how it is declared, its documentation, a variable's value.
    ///
    /// @param isDetailed whether all of the documentation is wanted
    public Optional<Bundle> inspect(String text, int cursor, boolean isDetailed) {
        return inspector.inspect(text, cursor, isDetailed);
    }

    private Optional<String> valueText(String variable) {
        try {
            var text = String.valueOf(variable(variable));
            return Optional.of(Frames.readable(text.length() > LONG ? text.substring(0, LONG) + "…" : text));
        } catch (RuntimeException | StackOverflowError unknown) {
            return Optional.empty();
        }
    }

    /// Whether a cell can be run as it is.
    public Completeness isComplete(String text) {
        return completeness.of(text);
    }

    /// A text as the person who wrote the cells knows its names: `Post@1b2c`, where Java says `REPL.$JShell$11$Post@1b2c`.
    public static String readable(String text) {
        return Frames.readable(text);
    }

    /// An exception as a cell's failure is told: the cells' lines, their sources, the causes.
    public Outcome.Failed told(Throwable failure) {
        return declarations.traceback(null).of(Frames.cleaned(failure));
    }

    @Override
    public void close() {
        interrupt();
        jshell.close();
    }
}
