package howdah.runner;

import howdah.course.Course;
import howdah.show.Show;
import java.util.ArrayList;
import java.util.List;

/// A step as a projector shows it: one screen with wide margins. What does not fit scrolls, its end in sight.
final class DemoPage {

    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String TO_LINE_END = "\u001b[K";

    private final Console console;

    DemoPage(Console console) {
        this.console = console;
    }

    private int margin() {
        return Math.clamp(console.columns() / 16, 0, 8);
    }

    /// How wide what is shown may be.
    int columns() {
        return Math.max(20, console.columns() - 2 * margin());
    }

    /// Draws the page.
    ///
    /// @param code   as much of the step's code as is typed
    /// @param shown  what the step has shown, each of several lines
    /// @param footer a line at the bottom
    /// @param up     how many lines before the end are at the bottom
    void draw(Course.Step step, String code, List<String> shown, String footer, int up) {
        var show = Show.of(true, columns());
        var text = new StepText(show, columns());
        var lines = new ArrayList<String>(List.of(""));
        lines.addAll(text.prose(step).lines().toList());
        lines.add("");
        lines.addAll(show.code(code).lines().toList());
        shown.forEach(each -> {
            lines.add("");
            lines.addAll(each.lines().toList());
        });
        console.print(NO_WRAP + HOME + CLEAR + visible(lines, up) + "\u001b[" + console.rows() + ";1H" + " ".repeat(margin()) + footer
            + TO_LINE_END);
    }

    private String visible(List<String> lines, int up) {
        var room = Math.max(1, console.rows() - 2);
        var end = Math.clamp(lines.size() - up, Math.min(room, lines.size()), lines.size());
        var page = new StringBuilder();
        for (var line : lines.subList(Math.max(0, end - room), end)) {
            page.append(" ".repeat(margin())).append(line).append("\r\n");
        }
        return page.toString();
    }

    /// Nothing, so that everybody looks at the speaker.
    void blank() {
        console.print(HOME + CLEAR);
    }
}
