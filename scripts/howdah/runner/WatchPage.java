package howdah.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/// What `watch` shows at a moment. The top and the bottom are always there; what lies between is scrolled, if it must be.
///
/// @param head   the exercise and its task
/// @param copy   the learner's file, which the head names
/// @param mood   of the body's first line
/// @param body   what is told of the exercise, the most important thing first
/// @param course how far one is with the course
/// @param keys   what can be pressed; or a question
record WatchPage(String head, Path copy, Mood mood, String body, String course, String keys) {

    /// Good news, bad news, or none.
    enum Mood {
        GOOD(AttributedStyle.BOLD.foreground(AttributedStyle.GREEN)), BAD(AttributedStyle.BOLD.foreground(AttributedStyle.RED)),
        PLAIN(AttributedStyle.DEFAULT);

        private final AttributedStyle style;

        Mood(AttributedStyle style) {
            this.style = style;
        }
    }

    private static final int LEAST_BODY = 4;
    private static final String FEW_KEYS = "? help · q quit";

    /// The lines on a screen of that size.
    ///
    /// @param scrolled by how many lines of the body
    List<AttributedString> lines(int columns, int rows, int scrolled) {
        var top = Wrapping.lines(head, columns);
        var bottom = Wrapping.lines(course + "\n" + keys, columns);
        if (top.size() + bottom.size() + LEAST_BODY + 2 > rows) {
            top = top.subList(0, 1);
            bottom = Wrapping.lines(keys.endsWith("?") ? keys : FEW_KEYS, columns);
        }
        top.set(0, new AttributedString(top.getFirst(), AttributedStyle.BOLD));
        var lines = new ArrayList<>(top);
        lines.add(AttributedString.EMPTY);
        lines.addAll(window(columns, Math.max(1, rows - top.size() - bottom.size() - 2), scrolled));
        lines.add(AttributedString.EMPTY);
        lines.addAll(bottom);
        return lines.size() > rows ? lines.subList(0, Math.max(rows, 1)) : lines;
    }

    /// That part of the body which fits.
    private List<AttributedString> window(int columns, int height, int scrolled) {
        var all = body(columns);
        if (all.size() <= height) {
            return all;
        }
        var from = Math.clamp(scrolled, 0, all.size() - height + 1);
        var shown = new ArrayList<>(all.subList(from, from + height - 1));
        var left = all.size() - from - shown.size();
        shown.add(new AttributedString(left > 0 ? "(%d more: down)".formatted(left) : "(up)"));
        return shown;
    }

    private List<AttributedString> body(int columns) {
        var end = body.indexOf('\n') < 0 ? body.length() : body.indexOf('\n');
        var lines = new ArrayList<>(Wrapping.lines(body.substring(0, end), columns));
        lines.replaceAll(line -> mood == Mood.PLAIN ? line : new AttributedString(line, mood.style));
        lines.addAll(Wrapping.lines(body.substring(Math.min(end + 1, body.length())), columns));
        return lines;
    }

    /// The number of the body's last line, counted from 0.
    int lastLine(int columns) {
        return body(columns).size() - 1;
    }
}
