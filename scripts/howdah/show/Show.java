//SOURCES Advice.java Alphabet.java Bars.java BarsDrawing.java Causes.java Chart.java ChartColumn.java
//SOURCES ChartDrawing.java ChartReader.java ChartScale.java Clusters.java Code.java CodeDrawing.java
//SOURCES CodeLanguage.java Columns.java Diagnoses.java Diagnosis.java DiagnosisDrawing.java DotGrid.java Drawn.java
//SOURCES Failure.java FileLimit.java Html.java HtmlBars.java HtmlDiagnosis.java HtmlPlan.java HtmlPlanComparison.java
//SOURCES Home.java HtmlTable.java
//SOURCES HtmlTimeLine.java Ink.java MapperFile.java Markup.java MyBatisDiagnosis.java MyBatisMessage.java
//SOURCES Nearest.java Paper.java Picture.java Pictures.java Place.java Plan.java PlanAdvice.java PlanChange.java
//SOURCES PlanComparison.java PlanComparisonDrawing.java PlanDrawing.java PlanReader.java PlanText.java PlanWords.java
//SOURCES PlanWork.java Progress.java Prose.java Quantity.java RecordDrawing.java Redaction.java ResultSetReader.java
//SOURCES Root.java Rows.java Schema.java SchemaBox.java SchemaDrawing.java SchemaGraph.java SchemaLayout.java
//SOURCES SchemaReader.java SchemaWords.java Screen.java ScriptMessage.java SqlDiagnosis.java SqlExcerpt.java SqlStates.java
//SOURCES StatementFailure.java Svg.java SvgChart.java SvgSchema.java Table.java TableDrawing.java TableReader.java
//SOURCES Thinning.java Ticks.java TimeLine.java TimeLineDrawing.java TimeTicks.java Value.java
//DEPS com.google.code.gson:gson:2.13.2
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
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/// Turns what a lesson shows into text for people: values and rows, a step's heading and prose, errors, progress.
///
/// No text ends with a line end, and none lets a control character of a value through. Threads may share it.
public final class Show {

    private final Ink ink;
    private final Ink errorInk;
    private final Alphabet alphabet;
    private final IntSupplier width;
    private final boolean progressInPlace;
    private final boolean trace;
    private volatile Paper paper;

    /// @param width of the output, in columns; asked for when the first picture is drawn
    Show(Ink ink, Ink errorInk, Charset charset, IntSupplier width, boolean progressInPlace, boolean trace) {
        this.ink = ink;
        this.errorInk = errorInk;
        this.alphabet = Alphabet.of(charset);
        this.width = width;
        this.progressInPlace = progressInPlace;
        this.trace = trace;
    }

    /// As standard output and standard error are right now: in colours where a terminal shows them and neither `NO_COLOR`
    /// nor `TERM=dumb` forbids them, drawn with the characters that the output's encoding has, as wide as `COLUMNS` or the
    /// terminal says, else 100 columns.
    public static Show forTerminal() {
        Map<String, String> environment = System.getenv();
        Screen out = Screen.of(Screen.OUT, environment);
        Screen error = Screen.of(Screen.ERROR, environment);
        boolean trace = "1".equals(environment.get("HOWDAH_TRACE"));
        return new Show(out.ink(), error.ink(), System.out.charset(), out::width, error.terminal(), trace);
    }

    /// Without colours and 100 columns wide, for a file or a test.
    public static Show plain() {
        return of(false, Paper.USUAL);
    }

    /// In UTF-8, wherever the text goes.
    ///
    /// @param width in columns; less than 20 are taken for 20
    public static Show of(boolean colored, int width) {
        Ink ink = colored ? Ink.COLORED : Ink.PLAIN;
        return new Show(ink, ink, StandardCharsets.UTF_8, () -> width, colored, false);
    }

    /// How wide what it draws may be, in columns.
    public int width() {
        return width.getAsInt();
    }

    /// A table of a map, a record, a [java.sql.ResultSet] or a collection or array of anything; what EXPLAIN answers as a
    /// tree; [Bars], a [TimeLine] and a [Schema] as such; an exception as [#error(Throwable)] tells it; any other value as
    /// itself.
    public String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return text(optional.orElse(null));
        }
        if (value instanceof Throwable failure) {
            return DiagnosisDrawing.draw(Diagnoses.of(failure, null, null), ink, alphabet);
        }
        return Pictures.of(value).map(picture -> Pictures.draw(picture, paper())).orElseGet(() -> single(value));
    }

    private String single(Object value) {
        return value == null ? ink.dim(Value.text(null)) : alphabet.lines(Value.text(value));
    }

    /// The same as a picture for a web page or a notebook, on light and on dark background: no scripts, nothing from elsewhere,
    /// names and values escaped. Empty where there is nothing richer than the text.
    public String html(Object value) {
        return drawn(value).html();
    }

    /// Both of one value, which is read once.
    public Drawn drawn(Object value) {
        if (value instanceof Optional<?> optional) {
            return drawn(optional.orElse(null));
        }
        if (value instanceof Throwable failure) {
            return new Drawn(text(failure), Html.draw(Diagnoses.of(failure, null, null)));
        }
        return Pictures.of(value).map(picture -> new Drawn(Pictures.draw(picture, paper()), Html.draw(picture)))
            .orElseGet(() -> new Drawn(single(value), ""));
    }

    /// Java or SQL source in colours, whether it is right or not. Line by line: no colour goes on beyond a line's end.
    public String code(String source) {
        return CodeDrawing.draw(Code.tokens(source.replace("\r\n", "\n")), ink, alphabet);
    }

    /// `1. Title`, the first line of a step.
    public String heading(int number, String title) {
        return title(number + ". " + title);
    }

    /// A line of its own, wrapped where it does not fit.
    public String title(String text) {
        return Paper.wrap(text, paper().width()).stream().map(ink::bold).collect(Collectors.joining("\n"));
    }

    /// A step's Markdown, its paragraphs wrapped where a line does not fit; with colours its markers of code and weight
    /// give way to them.
    public String prose(String markdown) {
        return Prose.text(markdown, paper());
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

    /// An error as text and as HTML; the parameters are those of [#error(Throwable, String, String)].
    public Drawn drawnError(Throwable failure, String where, String sql) {
        return new Drawn(error(failure, where, sql), Html.draw(Diagnoses.of(failure, where, sql)));
    }

    /// A line on standard error that tells how far something is.
    public Progress progress() {
        return new Progress(System.err, progressInPlace, alphabet, System::nanoTime);
    }

    private Paper paper() {
        if (paper == null) {
            paper = new Paper(ink, alphabet, width.getAsInt());
        }
        return paper;
    }

    /// The text with `***` in place of what looks like a password.
    public static String withoutPasswords(String text) {
        return Redaction.of(text);
    }

    private String stackTrace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return alphabet.lines(Redaction.of(trace.toString().strip().replace("\r\n", "\n")));
    }
}
