package howdah.course;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/// A lesson's text as javac takes it, and what javac says of it.
final class StringSource extends SimpleJavaFileObject {

    private final LessonFile lesson;

    private StringSource(URI name, LessonFile lesson) {
        super(name, Kind.SOURCE);
        this.lesson = lesson;
    }

    static StringSource of(LessonFile lesson) {
        try {
            return new StringSource(new URI("string", null, "/" + lesson.file().getFileName(), null), lesson);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return lesson.text();
    }

    /// Javac's errors as findings.
    static List<Course.Finding> errors(DiagnosticCollector<JavaFileObject> told) {
        return told.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(each -> finding(((StringSource) each.getSource()).lesson, each)).toList();
    }

    private static Course.Finding finding(LessonFile lesson, Diagnostic<?> error) {
        var what = error.getMessage(Locale.ENGLISH).lines().map(String::strip).collect(Collectors.joining(", "));
        var remedy = String.valueOf(error.getCode()).contains("non.effectively.final")
            ? "copy it into a variable that is assigned once" : "correct the Java of this line";
        return new Course.Finding(lesson.file(), (int) Math.max(1, error.getLineNumber()), what, remedy, false);
    }
}
