package howdah.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles programs against this process's class path. One that is kept open is several times as fast from its second time on.
public final class Compiler implements AutoCloseable {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);

    private final List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(Path::of).filter(Files::exists).toList();
    private List<Path> libraries = List.of();

    public Compiler() {
        withoutPlugins(files);
        setClassPath();
    }

    /// Lets a compiler look nowhere for plugins: it would search the whole class path for them, each time.
    public static StandardJavaFileManager withoutPlugins(StandardJavaFileManager files) {
        try {
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void setClassPath() {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH,
                Stream.concat(classPath.stream(), libraries.stream()).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What javac says of a source.
    ///
    /// @param line   counted from 1
    /// @param column counted from 1
    public record Problem(Path file, int line, int column, String message) {
    }

    /// Compiles source files into a folder.
    ///
    /// @return the errors; empty if all is well
    public List<Problem> compile(List<Path> sources, Path classes) {
        return compile(sources, List.of(), classes);
    }

    /// Compiles source files that need more than this process's class path.
    ///
    /// @param jars what they need beyond it
    /// @return the errors; empty if all is well
    public synchronized List<Problem> compile(List<Path> sources, List<Path> jars, Path classes) {
        if (!jars.equals(libraries)) {
            libraries = List.copyOf(jars);
            setClassPath();
        }
        var told = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-Xlint:none", "-g", "-d", classes.toString());
        var task = compiler.getTask(Writer.nullWriter(), files, told, options, null, files.getJavaFileObjectsFromPaths(sources));
        task.call();
        var problems = new ArrayList<Problem>();
        for (var each : told.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(problem(each, sources.getFirst()));
            }
        }
        return problems;
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> error, Path otherwise) {
        var file = error.getSource() == null ? otherwise : Path.of(error.getSource().toUri());
        return new Problem(file, (int) Math.max(1, error.getLineNumber()), (int) Math.max(1, error.getColumnNumber()),
            error.getMessage(Locale.ENGLISH));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
