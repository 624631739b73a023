package howdah.show;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws a time line as HTML: a column for each session, time from top to bottom, a thick bar for as long as a session waits.
///
/// Times are not drawn, so that each run looks the same.
final class HtmlTimeLine {

    private static final String THICK = "border-left:8px solid " + Html.MAGENTA;
    private static final String THIN = "border-left:1px solid #88888866";

    private final TimeLine timeLine;
    private final List<String> sessions;
    private final Map<String, String> waiting = new HashMap<>();

    private HtmlTimeLine(TimeLine timeLine) {
        this.timeLine = timeLine;
        this.sessions = timeLine.sessions();
    }

    static Markup draw(TimeLine timeLine) {
        return new HtmlTimeLine(timeLine).draw();
    }

    private Markup draw() {
        if (sessions.isEmpty()) {
            return Markup.of("div", "(no events)");
        }
        var head = Markup.of("tr").add(sessions.stream().map(name -> Markup.of("th", name).with("scope", "col")
            .style("min-width:160px;border-bottom:1px solid #888888;" + Html.LEFT)).toList());
        return Markup.of("table").add(Markup.of("thead").add(head))
            .add(Markup.of("tbody").add(timeLine.events().stream().map(this::row).toList()));
    }

    private Markup row(TimeLine.Event event) {
        boolean begins = event.kind() == TimeLine.Kind.WAITS;
        if (begins) {
            waiting.put(event.session(), event.words());
        }
        var row = Markup.of("tr");
        sessions.forEach(session -> row.add(session.equals(event.session()) ? happening(event) : other(session)));
        if (!begins) {
            waiting.remove(event.session());
        }
        return row;
    }

    private Markup happening(TimeLine.Event event) {
        String arrow = event.kind() == TimeLine.Kind.DONE ? "→ " : "";
        return cell(event.session()).add(Markup.of("span", arrow + event.words()).style(style(event.kind())));
    }

    private Markup other(String session) {
        return waiting.containsKey(session) ? cell(session).with("title", session + " " + waiting.get(session)) : cell(session);
    }

    private Markup cell(String session) {
        return Markup.of("td").style("vertical-align:top;white-space:normal;max-width:380px;" + Html.LEFT + ";"
            + (waiting.containsKey(session) ? THICK : THIN));
    }

    private static String style(TimeLine.Kind kind) {
        return switch (kind) {
            case STATEMENT, COMMIT, ROLLBACK -> Html.MONOSPACED;
            case DONE -> Html.DIM;
            case WAITS, GRANTED -> "color:" + Html.MAGENTA;
            case FAILED, DEADLOCK -> "color:" + Html.RED;
        };
    }
}
