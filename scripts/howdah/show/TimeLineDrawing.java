package howdah.show;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws a time line: a column for each session, time from top to bottom, a thick line for as long as a session waits.
///
/// Times are not drawn, so that each run looks the same. On paper too narrow for columns each event follows its session's name.
final class TimeLineDrawing {

    private static final int SHORTEST = 16;
    private static final int MARK = 2;

    private final TimeLine timeLine;
    private final Paper paper;
    private final List<String> sessions;
    private final Set<String> waiting = new HashSet<>();
    private final String wait;
    private final List<String> lines = new ArrayList<>();

    private TimeLineDrawing(TimeLine timeLine, Paper paper) {
        this.timeLine = timeLine;
        this.paper = paper;
        this.sessions = timeLine.sessions();
        this.wait = paper.alphabet().either("┃", "|");
    }

    static String draw(TimeLine timeLine, Paper paper) {
        var drawing = new TimeLineDrawing(timeLine, paper);
        if (drawing.sessions.isEmpty()) {
            return "(no events)";
        }
        int count = drawing.sessions.size();
        int[] wanted = drawing.sessions.stream().mapToInt(drawing::widest).toArray();
        int[] least = IntStream.generate(() -> SHORTEST).limit(count).toArray();
        Columns.share(wanted, least, paper.width() - 3 * count + 1).ifPresentOrElse(drawing::columns, drawing::list);
        return String.join("\n", drawing.lines);
    }

    private int widest(String session) {
        int widest = timeLine.events().stream().filter(event -> event.session().equals(session))
            .mapToInt(event -> MARK + Clusters.width(words(event))).max().orElse(0);
        return Math.max(widest, Clusters.width(paper.alphabet().line(session)));
    }

    private void columns(int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], MARK);
        }
        lines.add(row(widths, column -> paper.alphabet().cut(sessions.get(column), widths[column]), paper.ink()::bold));
        lines.add(IntStream.of(widths).mapToObj(width -> paper.alphabet().horizontal().repeat(width + 2))
            .collect(Collectors.joining(paper.alphabet().crossing())));
        timeLine.events().forEach(event -> event(event, widths));
    }

    private void event(TimeLine.Event event, int[] widths) {
        int happening = sessions.indexOf(event.session());
        String mark = mark(event);
        waiting.remove(event.session());
        for (String part : Paper.wrap(words(event), widths[happening] - mark.length())) {
            String text = mark + part;
            lines.add(row(widths, column -> column == happening ? text : waiting.contains(sessions.get(column)) ? wait : "",
                cell -> cell.equals(text) ? painted(event, cell) : paper.ink().magenta(cell)));
            mark = event.kind() == TimeLine.Kind.WAITS ? wait + " " : " ".repeat(mark.length());
        }
        if (event.kind() == TimeLine.Kind.WAITS) {
            waiting.add(event.session());
        }
    }

    private String row(int[] widths, IntFunction<String> cell, UnaryOperator<String> paint) {
        var row = new StringBuilder();
        int blanks = 0;
        for (int column = 0; column < widths.length; column++) {
            String text = cell.apply(column);
            row.append(column == 0 ? "" : " ".repeat(blanks) + paper.alphabet().vertical());
            row.append(text.isEmpty() ? "" : " " + paint.apply(text));
            blanks = widths[column] + 2 - (text.isEmpty() ? 0 : 1 + Clusters.width(text));
        }
        return row.toString();
    }

    private void list() {
        for (TimeLine.Event event : timeLine.events()) {
            String name = paper.alphabet().cut(event.session(), paper.width() / 3) + ": ";
            String begin = paper.ink().bold(name);
            for (String part : Paper.wrap(words(event), paper.width() - Clusters.width(name))) {
                lines.add(begin + painted(event, part));
                begin = " ".repeat(Clusters.width(name));
            }
        }
    }

    private String words(TimeLine.Event event) {
        return paper.alphabet().line(event.words());
    }

    /// What stands before an event's words in its column.
    private String mark(TimeLine.Event event) {
        return switch (event.kind()) {
            case WAITS -> paper.alphabet().either("┏ ", "+ ");
            case DONE -> paper.alphabet().either("→ ", "> ");
            case GRANTED, FAILED, DEADLOCK -> waiting.contains(event.session()) ? paper.alphabet().either("┗ ", "+ ") : "";
            default -> "";
        };
    }

    private String painted(TimeLine.Event event, String text) {
        return switch (event.kind()) {
            case DONE -> paper.ink().dim(text);
            case WAITS, GRANTED -> paper.ink().magenta(text);
            case FAILED, DEADLOCK -> paper.ink().red(text);
            default -> text;
        };
    }
}
