//SOURCES Advice.java Alphabet.java Causes.java Clusters.java Diagnoses.java Diagnosis.java DiagnosisDrawing.java
//SOURCES Failure.java Ink.java MapperFile.java MyBatisDiagnosis.java MyBatisMessage.java Nearest.java Place.java Progress.java
//SOURCES Prose.java Redaction.java ResultSetReader.java Screen.java SqlDiagnosis.java SqlExcerpt.java SqlStates.java
//SOURCES Table.java TableDrawing.java TableReader.java Value.java
//DEPS org.jline:jline-terminal:4.5.0
//DEPS org.mybatis:mybatis:3.5.19
//DEPS org.postgresql:postgresql:42.7.14
package howdah.show;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Turns what a lesson shows into text for people: values and rows, a step's heading and prose, errors, progress.
///
/// No text ends with a line end, and none lets a control character of a value through. Threads may share it.
public final class Show {

    private final Ink ink;
    private final Ink errorInk;
    private final Alphabet alphabet;
    private final boolean progressInPlace;
    private final boolean trace;

    Show(Ink ink, Ink errorInk, Charset charset, boolean progressInPlace, boolean trace) {
        this.ink = ink;
        this.errorInk = errorInk;
        this.alphabet = Alphabet.of(charset);
        this.progressInPlace = progressInPlace;
        this.trace = trace;
    }

    /// As standard output and standard error are right now: in colours where a terminal shows them and neither `NO_COLOR`
    /// nor `TERM=dumb` forbids them, drawn with the characters that the output's encoding has.
    public static Show forTerminal() {
        Map<String, String> environment = System.getenv();
        Screen error = Screen.of(Screen.ERROR, environment);
        boolean trace = "1".equals(environment.get("HOWDAH_TRACE"));
        return new Show(Screen.of(Screen.OUT, environment).ink(), error.ink(), System.out.charset(), error.terminal(), trace);
    }

    /// Without colours, for a file or a test.
    public static Show plain() {
        return new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.UTF_8, false, false);
    }

    /// With colours, wherever the text goes.
    public static Show colored() {
        return new Show(Ink.COLORED, Ink.COLORED, StandardCharsets.UTF_8, true, false);
    }

    /// A table of a map, a record, a [java.sql.ResultSet] or a collection or array of anything; an exception as
    /// [#error(Throwable)] tells it; any other value as itself.
    public String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return text(optional.orElse(null));
        }
        if (value instanceof Throwable failure) {
            return DiagnosisDrawing.draw(Diagnoses.of(failure, null, null), ink, alphabet);
        }
        return TableReader.read(value)
            .map(table -> TableDrawing.draw(table, ink, alphabet))
            .orElseGet(() -> value == null ? ink.dim(Value.text(null)) : alphabet.lines(Value.text(value)));
    }

    /// `1. Title`, the first line of a step.
    public String heading(int number, String title) {
        return ink.bold(number + ". " + title);
    }

    /// A step's Markdown, its line breaks kept; with colours its markers of code and weight give way to them.
    public String prose(String markdown) {
        return Prose.text(markdown, ink);
    }

    public String error(Throwable failure) {
        return error(failure, null, null);
    }

    /// @param where what the caller knows of the place, such as `step 3`, or null; told after the first line of the learner's own
    ///              code, and not for a [Failure], which knows its place itself
    public String error(Throwable failure, String where) {
        return error(failure, where, null);
    }

    /// What failed, with its values; then where, why, under which settings, and what to do next. Never a password.
    ///
    /// @param sql the statement that failed, to be shown with a caret at the place of the error; null if it is not known
    public String error(Throwable failure, String where, String sql) {
        String text = DiagnosisDrawing.draw(Diagnoses.of(failure, where, sql), errorInk, alphabet);
        return trace ? text + "\n\n" + stackTrace(failure) : text;
    }

    /// A line on standard error that tells how far something is.
    public Progress progress() {
        return new Progress(System.err, progressInPlace, alphabet, System::nanoTime);
    }

    private String stackTrace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return alphabet.lines(Redaction.of(trace.toString().strip().replace("\r\n", "\n")));
    }
}
