package howdah.show;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A step's Markdown as a terminal shows it: the text itself, with `code`, **strong** and *stressed* words set off by [Ink].
///
/// A paragraph or an item of a list is wrapped anew if a line of it does not fit; fenced code stays as it was written.
final class Prose {

    private static final String FENCE = "```";
    private static final Pattern BEGIN = Pattern.compile("\\s*([-*+>|#]|\\d+[.)])+\\s+");
    private static final Pattern LATER_NUMBER = Pattern.compile("\\s*(?!1[.)])\\d+[.)]\\s+");
    private static final Pattern STRESSED = Pattern.compile("(?<![*\\w])\\*((?![\\s*])[^*]*(?<!\\s))\\*(?![*\\w])");
    private static final Pattern SPAN = Pattern.compile("`[^`]*`|" + STRESSED);
    private static final char HARD_BLANK = '\ue000';

    private final Paper paper;
    private final List<String> lines = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();

    private Prose(Paper paper) {
        this.paper = paper;
    }

    /// Without colours the markers stay, since they are all that tells code from prose then.
    static String text(String markdown, Paper paper) {
        var prose = new Prose(paper);
        boolean fenced = false;
        for (String line : markdown.strip().split("\n", -1)) {
            boolean fence = line.strip().startsWith(FENCE);
            if (fence || fenced || line.isBlank()) {
                prose.endParagraph();
                prose.lines.add(fence ? paper.ink().dim(line) : paper.ink().cyan(line));
            } else {
                prose.add(line);
            }
            fenced ^= fence;
        }
        prose.endParagraph();
        return String.join("\n", prose.lines);
    }

    /// As in Markdown, a number other than 1 begins no list in the midst of a paragraph: it may just stand there.
    private void add(String line) {
        var isWord = !paragraph.isEmpty() && !isItem(paragraph.getFirst()) && LATER_NUMBER.matcher(line).lookingAt();
        if (isItem(line) && !isWord) {
            endParagraph();
        }
        paragraph.add(line);
    }

    private static boolean isItem(String line) {
        return BEGIN.matcher(line).lookingAt();
    }

    private void endParagraph() {
        boolean fits = paragraph.stream().allMatch(line -> Clusters.width(line) <= paper.width());
        (fits ? paragraph : wrapped()).forEach(line -> lines.add(paper.ink() == Ink.PLAIN ? line : words(line)));
        paragraph.clear();
    }

    /// Later lines begin below the first word of the first one; a span of code or of stressed words is broken only if a line is
    /// too short for it.
    private List<String> wrapped() {
        Matcher begin = BEGIN.matcher(paragraph.getFirst());
        String bullet = begin.lookingAt() ? begin.group() : "";
        paragraph.set(0, paragraph.getFirst().substring(bullet.length()));
        String text = String.join(" ", paragraph.stream().map(String::strip).toList());
        String unbroken = SPAN.matcher(text).replaceAll(span -> Matcher.quoteReplacement(span.group().replace(' ', HARD_BLANK)));
        int margin = Math.min(bullet.length(), paper.width() / 2);
        List<String> wrapped = new ArrayList<>();
        for (String line : Paper.wrap(unbroken, paper.width() - margin)) {
            String before = wrapped.isEmpty() ? bullet.substring(bullet.length() - margin) : " ".repeat(margin);
            wrapped.add(before + line.replace(HARD_BLANK, ' '));
        }
        return wrapped;
    }

    private String words(String line) {
        int start = line.indexOf('`');
        int end = line.indexOf('`', start + 1);
        if (start < 0 || end < 0) {
            return strong(line);
        }
        return strong(line.substring(0, start)) + paper.ink().cyan(line.substring(start + 1, end))
            + words(line.substring(end + 1));
    }

    private String strong(String line) {
        int start = line.indexOf("**");
        int end = line.indexOf("**", start + 3);
        if (start < 0 || end < 0) {
            return stressed(line);
        }
        return stressed(line.substring(0, start)) + paper.ink().bold(line.substring(start + 2, end))
            + strong(line.substring(end + 2));
    }

    private String stressed(String line) {
        return STRESSED.matcher(line).replaceAll(span -> Matcher.quoteReplacement(paper.ink().bold(span.group(1))));
    }
}
