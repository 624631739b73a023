package howdah.show;

import java.nio.charset.Charset;
import java.util.HexFormat;

/// The characters that a place of output can show, and how all others are made visible.
///
/// No value of a database reaches a terminal as a control character, nor as one that turns the direction of writing or
/// takes no room: each stands there as a picture (`↵`, `⇥`, `␛`) or as its number (`\u202e`).
final class Alphabet {

    private static final String PICTURES = "│─┼├└…↵⇥␛";
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int FIRST_JOINING_SCRIPT = 0x0590;
    private static final int FIRST_TAG = 0xe0020;
    private static final int LAST_TAG = 0xe007f;

    private final Charset charset;
    private final boolean complete;
    private final boolean pictures;

    private Alphabet(Charset charset) {
        this.charset = charset;
        this.complete = charset.name().startsWith("UTF-");
        this.pictures = canShow(PICTURES);
    }

    static Alphabet of(Charset charset) {
        return new Alphabet(charset);
    }

    String vertical() {
        return pictures ? "│" : "|";
    }

    String horizontal() {
        return pictures ? "─" : "-";
    }

    String crossing() {
        return pictures ? "┼" : "+";
    }

    String ellipsis() {
        return pictures ? "…" : "...";
    }

    /// One or the other way to draw something: the first if its characters can be shown.
    String either(String drawn, String ascii) {
        return pictures && canShow(drawn) ? drawn : ascii;
    }

    /// The text on one line: line ends and tabs are made visible too.
    String line(String text) {
        return cut(text, Integer.MAX_VALUE);
    }

    /// The text with its line ends and tabs as they are.
    String lines(String text) {
        return visible(text, Integer.MAX_VALUE, true);
    }

    /// The text on one line of at most `width` columns, with an ellipsis at its end if it had to be cut.
    String cut(String text, int width) {
        return visible(text, width, false);
    }

    private String visible(String text, int width, boolean keepLines) {
        var shown = new StringBuilder();
        int columns = 0;
        int lastFitting = 0;
        for (int start = 0, end; start < text.length(); start = end) {
            end = Clusters.end(text, start);
            String cluster = visibleCluster(text.substring(start, end), keepLines);
            columns += Clusters.width(cluster);
            if (columns > width) {
                return shown.substring(0, lastFitting) + ellipsis().substring(0, Math.min(width, ellipsis().length()));
            }
            shown.append(cluster);
            if (columns <= width - ellipsis().length()) {
                lastFitting = shown.length();
            }
        }
        return shown.toString();
    }

    private String visibleCluster(String cluster, boolean keepLines) {
        char first = cluster.charAt(0);
        if (cluster.length() == 1 && (first >= ' ' && first < 0x7f || keepLines && (first == '\n' || first == '\t'))) {
            return cluster;
        }
        var shown = new StringBuilder();
        int base = cluster.codePointAt(0);
        cluster.codePoints().forEach(codePoint -> shown.append(visibleCharacter(codePoint, base)));
        return shown.toString();
    }

    private String visibleCharacter(int codePoint, int base) {
        if (codePoint < ' ' || codePoint == 0x7f) {
            return pictures ? picture(codePoint) : number(codePoint);
        }
        String character = Character.toString(codePoint);
        return isHarmless(codePoint, base) && canShow(character) ? character : number(codePoint);
    }

    private boolean canShow(String text) {
        return complete || charset.newEncoder().canEncode(text);
    }

    /// Those that stand for nothing, by definition; no XML may have them.
    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xfffe) == 0xfffe || codePoint >= 0xfdd0 && codePoint <= 0xfdef;
    }

    /// Joiners and tags belong to emoji and to scripts that join their letters; after Latin letters they only deceive.
    private static boolean isHarmless(int codePoint, int base) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> codePoint != base && base >= FIRST_JOINING_SCRIPT && (codePoint == ZERO_WIDTH_JOINER
                || codePoint == ZERO_WIDTH_NON_JOINER || codePoint >= FIRST_TAG && codePoint <= LAST_TAG);
            case Character.UNASSIGNED -> !isNoCharacter(codePoint);
            default -> true;
        };
    }

    private static String picture(int control) {
        return switch (control) {
            case '\n' -> "↵";
            case '\t' -> "⇥";
            case 0x7f -> "␡";
            default -> Character.toString('␀' + control);
        };
    }

    private static String number(int codePoint) {
        return Character.isBmpCodePoint(codePoint)
            ? "\\u" + HexFormat.of().toHexDigits((char) codePoint)
            : "\\u{" + Integer.toHexString(codePoint) + "}";
    }
}
