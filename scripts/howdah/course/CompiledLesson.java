package howdah.course;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

    /// Compiles against this process's class path, and writes nothing.
    ///
    /// @param files whose syntax is right, no two of one name
    static synchronized List<Course.Finding> errors(List<LessonFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var told = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        try {
            ((JavacTask) COMPILER
                .getTask(null, FILES, told, options, null, files.stream().map(StringSource::of).toList())).analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return StringSource.errors(told);
    }
}
