package howdah.show;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/// Text as a reader sees it: in user-perceived characters (Unicode's extended grapheme clusters), each of which takes
/// none, one or two columns of a terminal.
final class Clusters {

    private static final char FIRST_COMBINING = '\u0300';
    private static final int EMOJI_STYLE = 0xfe0f;

    private Clusters() {
    }

    /// Where the cluster that begins at `start` ends. A line end of two characters counts as two.
    static int end(String text, int start) {
        int next = start + 1;
        if (text.charAt(start) < FIRST_COMBINING && (next == text.length() || text.charAt(next) < FIRST_COMBINING)) {
            return next;
        }
        Matcher cluster = Unicode.CLUSTER.matcher(text).region(start, text.length());
        return cluster.lookingAt() ? cluster.end() : next;
    }

    /// How many columns a text without control characters takes.
    static int width(String text) {
        int width = 0;
        for (int start = 0, end; start < text.length(); start = end) {
            end = end(text, start);
            width += text.charAt(start) < 0x80 && end == start + 1 ? 1 : widthOfOne(text.substring(start, end));
        }
        return width;
    }

    /// Where the part of the text that begins at `start` and takes at most that many columns ends; one cluster at least.
    static int fitting(String text, int start, int columns) {
        int fitting = start;
        int width = 0;
        while (fitting < text.length()) {
            int end = end(text, fitting);
            width += width(text.substring(fitting, end));
            if (width > columns && fitting > start) {
                return fitting;
            }
            fitting = end;
        }
        return fitting;
    }

    private static int widthOfOne(String cluster) {
        int first = cluster.codePointAt(0);
        boolean emoji = Character.isEmojiPresentation(first)
            || Character.isEmoji(first) && cluster.indexOf(EMOJI_STYLE) > 0;
        return emoji ? 2 : cluster.codePoints().map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint))).sum();
    }

    /// Loaded only for text that is more than ASCII.
    private static final class Unicode {
        static final Pattern CLUSTER = Pattern.compile("\\X");
    }
}
