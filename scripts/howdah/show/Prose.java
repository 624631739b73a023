package howdah.show;

/// A step's Markdown as a terminal shows it: the text itself, with `code` and **strong** words set off by [Ink].
///
/// Nothing is wrapped anew, so that lists and fenced code stay as they were written.
final class Prose {

    private static final String FENCE = "```";

    private final Ink ink;
    private boolean fenced;

    private Prose(Ink ink) {
        this.ink = ink;
    }

    /// Without colours the markers stay, since they are all that tells code from prose then.
    static String text(String markdown, Ink ink) {
        return ink == Ink.PLAIN ? markdown.strip() : new Prose(ink).colored(markdown.strip());
    }

    private String colored(String markdown) {
        String[] lines = markdown.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(lines[i]);
        }
        return String.join("\n", lines);
    }

    private String line(String line) {
        boolean fence = line.strip().startsWith(FENCE);
        fenced ^= fence;
        return fence ? ink.dim(line) : fenced ? ink.cyan(line) : words(line);
    }

    private String words(String line) {
        int start = line.indexOf('`');
        int end = line.indexOf('`', start + 1);
        if (start < 0 || end < 0) {
            return strong(line);
        }
        return strong(line.substring(0, start)) + ink.cyan(line.substring(start + 1, end)) + words(line.substring(end + 1));
    }

    private String strong(String line) {
        int start = line.indexOf("**");
        int end = line.indexOf("**", start + 3);
        if (start < 0 || end < 0) {
            return line;
        }
        return line.substring(0, start) + ink.bold(line.substring(start + 2, end)) + strong(line.substring(end + 2));
    }
}
