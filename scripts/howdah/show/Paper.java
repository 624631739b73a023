package howdah.show;

import java.util.ArrayList;
import java.util.List;

/// What a picture is drawn on: the inks and the characters there are, and how many columns wide it is.
///
/// @param width at least [#NARROWEST]
record Paper(Ink ink, Alphabet alphabet, int width) {

    /// Every picture fits on this, in some way.
    static final int NARROWEST = 20;
    /// The width where nothing tells another.
    static final int USUAL = 100;

    Paper {
        width = Math.max(width, NARROWEST);
    }

    /// A text without control characters, broken at blanks into lines that fit.
    List<String> wrap(String text) {
        return wrap(text, width);
    }

    /// A word that is longer than a line is broken where the line ends. An empty text is one empty line.
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (Clusters.fitting(text, start, width) < text.length()) {
            int end = lineEnd(text, start, Clusters.fitting(text, start, width));
            lines.add(text.substring(start, end).stripTrailing());
            start = end;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        lines.add(text.substring(start));
        return lines;
    }

    /// Behind the last blank of what fits, if a word stands before that.
    private static int lineEnd(String text, int start, int fitting) {
        if (text.charAt(fitting) == ' ') {
            return fitting;
        }
        int blank = text.lastIndexOf(' ', fitting - 1);
        return blank > start && !text.substring(start, blank).isBlank() ? blank + 1 : fitting;
    }
}
