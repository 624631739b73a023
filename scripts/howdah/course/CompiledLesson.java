package howdah.course;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// What javac says of a lesson beyond its syntax.
final class CompiledLesson {

    private CompiledLesson() {
    }

    /// Compiles against this process's class path, and writes nothing.
    static List<Course.Finding> errors(LessonFile lesson) {
        var told = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        try {
            ((JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, told, options, null, List.of(StringSource.of(lesson)))).analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return StringSource.errors(lesson, told);
    }
}
