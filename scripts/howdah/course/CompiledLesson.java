package howdah.course;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// What javac says of lessons and exercises beyond their syntax.
final class CompiledLesson {

    private CompiledLesson() {
    }

    /// Compiles against this process's class path, and writes nothing.
    ///
    /// @param files whose syntax is right, no two of one name
    static List<Course.Finding> errors(List<LessonFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        var told = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        try {
            ((JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, told, options, null, files.stream().map(StringSource::of).toList())).analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return StringSource.errors(told);
    }
}
