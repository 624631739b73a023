package howdah.kernel.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// What JShell does not tell to everybody: its compiler, which is warm and knows what cells have declared, and its memory of
/// things that are no more. Written for JDK 25; the JVM is started with [JavaCells#JVM_OPTIONS].
final class Shell {

    /// With what JShell has to be built: errors of statements are then told as those of declarations are.
    static final String[] OPTIONS = {"-g", "--should-stop=at=FLOW"};

    private static final List<String> ANALYZING = List.of("--should-stop=at=FLOW", "-Xlint:unchecked,-strictfp", "-proc:none");
    private static final List<String> COMPILING = List.of("-Xlint:unchecked,-strictfp", "-proc:none", "-parameters");
    private static final Method UNITS = units();

    private final Object maps;
    private final Object outerMap;
    private final Object taskFactory;
    private final Map<String, ?> outers;
    private final Map<String, ?> classObjects;
    private final Map<String, ?> classes;
    private final Set<Snippet> snippets;
    private final List<Snippet> snippetsByKey;
    private final Method imports;
    private final Method compile;
    private final Method analyze;
    private final Method newCompilers;
    private final Method addToClassPath;
    private final Method className;
    private final Method getOuter;
    private final Method snippetOfLine;
    private final Method lineInSnippet;
    private final Object evaluator;
    private final Method parseImport;
    private final Method text;
    private final Method wrapImport;
    private final Method setWrap;
    private final Method setStatus;
    private final Method install;
    private final Constructor<?> problems;
    private final Constructor<?> outer;
    private final Constructor<?> compound;
    private final Class<?> worker;

    Shell(JShell jshell) {
        try {
            maps = read(jshell, "maps");
            outerMap = read(jshell, "outerMap");
            taskFactory = read(jshell, "taskFactory");
            outers = read(outerMap, "classOuters");
            classObjects = read(read(taskFactory, "fileManager"), "classObjects");
            classes = read(read(jshell, "classTracker"), "map");
            snippets = read(maps, "snippets");
            snippetsByKey = read(maps, "keyIndexToSnippet");
            worker = Class.forName("jdk.jshell.TaskFactory$Worker");
            imports = method(maps.getClass(), "packageAndImportsExcept", Set.class, Collection.class);
            compile = method(taskFactory.getClass(), "compile", Collection.class, worker);
            analyze = method(taskFactory.getClass(), "analyze", Collection.class, worker);
            newCompilers = method(taskFactory.getClass(), "initTaskPool");
            addToClassPath = method(taskFactory.getClass(), "addToClasspath", String.class);
            className = method(Snippet.class, "classFullName");
            getOuter = method(outerMap.getClass(), "getOuter", String.class);
            var outerClass = Class.forName("jdk.jshell.OuterSnippetsClassWrap");
            snippetOfLine = method(outerClass, "wrapLineToSnippet", int.class);
            lineInSnippet = method(outerClass.getSuperclass(), "wrapLineToSnippetLine", int.class);
            var compoundWrap = Class.forName("jdk.jshell.Wrap$CompoundWrap");
            compound = opened(compoundWrap.getDeclaredConstructor(Object[].class));
            outer = opened(outerClass.getDeclaredConstructor(String.class, compoundWrap, List.class, List.class));
            evaluator = read(jshell, "eval");
            parseImport = method(evaluator.getClass(), "processImport", String.class, String.class);
            text = method(Snippet.class, "guts");
            wrapImport = method(outerMap.getClass(), "wrapImport", text.getReturnType(), Snippet.class);
            setWrap = method(Snippet.class, "setOuterWrap", wrapImport.getReturnType());
            problems = opened(Class.forName("jdk.jshell.DiagList").getDeclaredConstructor());
            setStatus = method(Snippet.class, "setCompilationStatus", Snippet.Status.class, List.class, problems.getDeclaringClass());
            install = method(maps.getClass(), "installSnippet", Snippet.class);
            shareCompiler();
        } catch (ReflectiveOperationException | RuntimeException other) {
            throw new IllegalStateException("JShell of %s is not as expected; start java with %s"
                .formatted(Runtime.version(), String.join(" ", JavaCells.JVM_OPTIONS)), other);
        }
    }

    /// Lets the compiler look nowhere for plugins: it would search the class path for them, several times a cell.
    static StandardJavaFileManager withoutPlugins(StandardJavaFileManager files) {
        try {
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            return files;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The first lines of a class that sees all that cells have imported and declared: its package and its imports.
    String imports() {
        return (String) call(imports, maps, null, null);
    }

    /// A compilation that JShell's compiler is about to do, or has done.
    ///
    /// @param task the compiler's
    record Compilation(Object jshells, JavacTask task, DiagnosticCollector<JavaFileObject> diagnostics) {

        /// What was read; only where nothing is generated.
        @SuppressWarnings("unchecked")
        Iterable<? extends CompilationUnitTree> units() {
            return (Iterable<? extends CompilationUnitTree>) call(UNITS, jshells);
        }
    }

    /// Imports this. JShell would compile each of them on its own, and the first cell would wait for that.
    ///
    /// @param imports of what there is: nobody looks whether it is
    void declareImports(List<String> imports) {
        for (var each : imports) {
            for (var snippet : (List<?>) call(parseImport, evaluator, each, each)) {
                call(setWrap, snippet, call(wrapImport, outerMap, call(text, snippet), snippet));
                call(setStatus, snippet, Snippet.Status.VALID, List.of(), create(problems));
                call(install, maps, snippet);
            }
        }
    }

    /// Compiles against these jars and folders, instead of all that this process runs on.
    ///
    /// @param classPath one element or more
    void compileAgainst(String classPath) {
        var first = (classPath + File.pathSeparator).indexOf(File.pathSeparator);
        try {
            opened(taskFactory.getClass().getDeclaredField("classpath")).set(taskFactory, classPath.substring(0, first));
        } catch (ReflectiveOperationException otherJdk) {
            throw new IllegalStateException(otherJdk);
        }
        addToClassPath(first == classPath.length() ? classPath : classPath.substring(first + 1));
    }

    /// Compiles against these jars and folders, too.
    void addToClassPath(String paths) {
        call(addToClassPath, taskFactory, paths);
        shareCompiler();
    }

    /// Lets JShell make its compilers anew: they remember the name of each class that they have ever seen. Takes a while when the
    /// next cells come.
    void renewCompiler() {
        call(newCompilers, taskFactory);
        shareCompiler();
    }

    /// Lets JShell analyze and compile by one compiler, which reads once what it has to know of the JDK. By itself it makes two,
    /// since their options differ: in what stops at errors, for which [#OPTIONS] see, and in what is written into class files,
    /// which is asked anew each time.
    private void shareCompiler() {
        try {
            Map<List<String>, Object> idle = read(read(taskFactory, "javacTaskPool"), "options2Contexts");
            var shared = new ArrayDeque<>();
            for (var options : List.of(ANALYZING, COMPILING)) {
                idle.put(Stream.concat(options.stream(), Stream.of(OPTIONS)).toList(), shared);
            }
        } catch (ReflectiveOperationException otherJdk) {
            throw new IllegalStateException(otherJdk);
        }
    }

    /// Lets JShell's compiler work on a class; to class files once the work calls [#generate].
    <T> T compile(String name, String source, Function<Compilation, T> work) {
        return withTask(compile, name, source, work);
    }

    /// Lets JShell's compiler find out about a class.
    <T> T analyze(String name, String source, Function<Compilation, T> work) {
        return withTask(analyze, name, source, work);
    }

    @SuppressWarnings("unchecked")
    private <T> T withTask(Method start, String name, String source, Function<Compilation, T> work) {
        var wrap = create(outer, name, create(compound, (Object) new Object[] {source}), List.of(), List.of());
        var callback = Proxy.newProxyInstance(worker.getClassLoader(), new Class<?>[] {worker}, (self, method, arguments) ->
            method.getName().equals("withTask") ? work.apply(compilation(arguments[0])) : System.identityHashCode(self));
        return (T) call(start, taskFactory, List.of(wrap), callback);
    }

    private static Compilation compilation(Object task) throws ReflectiveOperationException {
        return new Compilation(task, read(task, "task"), read(task, "diagnostics"));
    }

    /// @return the class files by their binary names; empty if there are errors
    Map<String, byte[]> generate(Compilation compilation) {
        try {
            var isCompiled = (boolean) call(method(compilation.jshells().getClass(), "compile"), compilation.jshells());
            Map<?, List<? extends JavaFileObject>> files = read(compilation.jshells(), "classObjs");
            var classes = new LinkedHashMap<String, byte[]>();
            for (var file : files.values().stream().flatMap(List::stream).toList()) {
                classObjects.remove(file.getName());
                classes.put(file.getName(), file.openInputStream().readAllBytes());
            }
            return isCompiled ? classes : Map.of();
        } catch (ReflectiveOperationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The pieces that JShell has put into a class: mostly one, several if methods are overloaded.
    ///
    /// @param line of the class's source, counted from 1
    record Line(Snippet snippet, int line) {
    }

    /// Which snippet wrote a line of a class, and which of its lines it is, counted from 1; null if none did.
    Line line(String className, int line) {
        var wrap = call(getOuter, outerMap, className);
        var snippet = wrap == null ? null : (Snippet) call(snippetOfLine, wrap, line - 1);
        return snippet == null ? null : new Line(snippet, 1 + (int) call(lineInSnippet, wrap, line - 1));
    }

    /// All that wrote a class.
    Collection<Snippet> snippets(String className) {
        try {
            Map<?, Snippet> written = read(call(getOuter, outerMap, className), "wrapToSnippet");
            return written.values();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// How many snippets JShell remembers.
    int size() {
        return snippets.size();
    }

    /// Lets JShell forget snippets that are not active any more, and the classes that none of the others is in.
    ///
    /// @return the names of all classes that are still needed
    Set<String> forget(JShell jshell) {
        snippets.removeIf(each -> !jshell.status(each).isActive());
        for (var key = 0; key < snippetsByKey.size(); key++) {
            var snippet = snippetsByKey.get(key);
            if (snippet != null && !snippets.contains(snippet)) {
                snippetsByKey.set(key, null);
            }
        }
        var needed = needed();
        outers.keySet().removeIf(name -> !needed.contains(name));
        classObjects.keySet().removeIf(name -> !needed.contains(wrapper(name)));
        classes.keySet().removeIf(name -> !needed.contains(wrapper(name)));
        return needed;
    }

    private Set<String> needed() {
        return snippets.stream().map(this::className).map(Shell::wrapper).collect(Collectors.toSet());
    }

    /// The binary name of the class that a snippet became.
    String className(Snippet snippet) {
        return (String) call(className, snippet);
    }

    /// `$JShell$11` of `REPL.$JShell$11$Post`: the class around what a cell declares.
    static String wrapper(String className) {
        var start = className.startsWith("REPL.") ? "REPL.".length() : 0;
        var end = className.indexOf('$', className.indexOf('$', start + 1) + 1);
        return className.substring(start, end < 0 ? className.length() : end);
    }

    /// Whether a class is one around what a cell declares.
    static boolean isWrapper(String className) {
        return className.startsWith("REPL.$") && wrapper(className).length() == className.length() - "REPL.".length();
    }

    private static Method units() {
        try {
            return method(Class.forName("jdk.jshell.TaskFactory$AnalyzeTask"), "cuTrees");
        } catch (ReflectiveOperationException | RuntimeException other) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            var field = Stream.of(type.getDeclaredFields()).filter(each -> each.getName().equals(name)).findFirst();
            if (field.isPresent()) {
                return (T) opened((Field) field.get()).get(owner);
            }
        }
        throw new NoSuchFieldException(owner.getClass() + "." + name);
    }

    private static Method method(Class<?> owner, String name, Class<?>... parameters) throws NoSuchMethodException {
        return opened(owner.getDeclaredMethod(name, parameters));
    }

    private static <A extends AccessibleObject> A opened(A member) {
        member.setAccessible(true);
        return member;
    }

    private static Object call(Method method, Object owner, Object... arguments) {
        try {
            return method.invoke(owner, arguments);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object create(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
