package howdah.runner;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/// Breaks lines where a terminal ends: between words, else between characters; what follows keeps its indent and its colours.
final class Wrapping {

    private Wrapping() {
    }

    /// @param text may have escape sequences for colours
    static List<AttributedString> lines(String text, int columns) {
        var lines = new ArrayList<AttributedString>();
        text.lines().map(AttributedString::fromAnsi).forEach(line -> wrap(line, columns, lines));
        return lines;
    }

    private static void wrap(AttributedString line, int columns, List<AttributedString> lines) {
        var indent = line.toString().length() - line.toString().stripLeading().length();
        var rest = line;
        while (rest.columnLength() > columns) {
            var fitting = rest.columnSubSequence(0, columns).length();
            var blank = rest.toString().lastIndexOf(' ', fitting);
            var end = blank > indent ? blank : Math.max(fitting, 1);
            lines.add(rest.subSequence(0, end));
            var next = rest.subSequence(blank > indent ? blank + 1 : end, rest.length());
            var margin = new AttributedString(" ".repeat(indent > columns / 2 ? 0 : indent));
            rest = AttributedString.join(AttributedString.EMPTY, margin, next);
        }
        lines.add(rest);
    }
}
