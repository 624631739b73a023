package howdah.runner;

import howdah.course.Course;
import howdah.jvm.Message;
import howdah.show.Show;
import java.util.List;
import java.util.Locale;

/// What there is to be read about a step and its run, as text without a line end.
final class StepText {

    private static final String INDENT = "    ";
    private static final int NARROW = 40;

    private final Show show;
    private final int columns;

    StepText(Show show, int columns) {
        this.show = show;
        this.columns = columns;
    }

    /// Title and prose.
    String prose(Course.Step step) {
        return show.heading(step.number(), step.title()) + "\n\n" + show.prose(step.prose().strip());
    }

    /// Its code, set off from what it shows; not on a narrow screen, where it needs all the room.
    String code(String source) {
        return show.code(source.strip()).indent(columns < NARROW ? 0 : INDENT.length()).stripTrailing();
    }

    /// Code whose lines are continued where the screen ends.
    String fittingCode(String source) {
        return code(NarrowCode.fit(source.strip(), columns - (columns < NARROW ? 0 : INDENT.length())));
    }

    /// What stands beside `main`: what it is for, then its code.
    String declaration(Course.Declaration declaration) {
        return declaration.comment().isBlank() ? fittingCode(declaration.source())
            : show.prose(declaration.comment().strip()) + "\n\n" + fittingCode(declaration.source());
    }

    /// What the step tells, or null if that is not for the screen.
    String told(Message message) {
        return switch (message) {
            case Message.Shown shown -> shown.text();
            case Message.Output output -> show.text(output.text().stripTrailing());
            case Message.Warning warning -> show.text(warning.text());
            default -> null;
        };
    }

    /// `12 ms, 3 statements`.
    String cost(Walk.Result result) {
        var statements = result.statements().size();
        var count = statements == 0 ? "" : statements == 1 ? ", 1 statement" : ", " + statements + " statements";
        return duration(result.nanoseconds()) + count;
    }

    static String duration(long nanoseconds) {
        var milliseconds = nanoseconds / 1e6;
        return milliseconds >= 1000 ? String.format(Locale.ROOT, "%.1f s", milliseconds / 1000)
            : milliseconds >= 1 ? String.format(Locale.ROOT, "%.0f ms", milliseconds) : "under 1 ms";
    }

    /// Each statement as it was sent, with its time.
    String statements(List<Message.Statement> statements) {
        return statements.isEmpty() ? "It sent no statement through a session."
            : String.join("\n", statements.stream().map(this::statement).toList());
    }

    /// The first line of a mapper's statement is not indented as the others are.
    private static String dedented(String sql) {
        var end = sql.indexOf('\n');
        return end < 0 ? sql : sql.substring(0, end + 1) + sql.substring(end + 1).stripIndent();
    }

    private String statement(Message.Statement statement) {
        var rows = statement.rows() < 0 ? "" : statement.rows() == 1 ? ", 1 row" : ", " + statement.rows() + " rows";
        var failed = statement.sqlState() == null ? "" : ", failed with SQLSTATE " + statement.sqlState();
        return "%s  %s%s%s\n%s".formatted(statement.id(), duration((long) (statement.milliseconds() * 1e6)), rows, failed,
            code(dedented(statement.sql().strip())));
    }
}
