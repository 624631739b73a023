package howdah.course;

import com.sun.source.util.JavacTask;
import howdah.maven.Libraries;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// What javac says of lessons and exercises beyond their syntax.
final class CompiledLesson {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /// Keeps the class path's jars open.
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private CompiledLesson() {
    }

    /// Compiles against this process's class path and the libraries that the files name, and writes nothing.
    ///
    /// @param files whose syntax is right, no two of one name
    static synchronized List<Course.Finding> errors(List<LessonFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var told = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", classPath(files));
        try {
            ((JavacTask) COMPILER
                .getTask(null, FILES, told, options, null, files.stream().map(StringSource::of).toList())).analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return StringSource.errors(told);
    }

    /// This process's, and the libraries that the files name.
    private static String classPath(List<LessonFile> files) {
        var libraries = files.stream().flatMap(file -> Header.of(file).libraries().stream()).distinct().toList();
        return Stream.concat(Stream.of(System.getProperty("java.class.path")), Libraries.of(libraries).stream().map(Path::toString))
            .collect(Collectors.joining(File.pathSeparator));
    }
}
