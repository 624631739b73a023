package howdah.runner;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/// `watch` on a terminal: a page that is drawn anew in place.
final class TerminalWatchScreen implements WatchScreen {

    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    /// @see <a href="https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda">Hyperlinks in terminal emulators</a>
    private static final String LINK = "\u001b]8;;%s\u001b\\%s\u001b]8;;\u001b\\";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Console console;
    private final boolean hasLinks = !"linux".equals(System.getenv("TERM"));
    private WatchPage page;
    private int scrolled;

    TerminalWatchScreen(Console console) {
        this.console = console;
        console.takeScreen();
    }

    @Override
    public void post(Console.Event event) {
        console.post(event);
    }

    @Override
    public Console.Event poll(long milliseconds) {
        return console.poll(milliseconds);
    }

    @Override
    public void draw(WatchPage now) {
        page = now;
        scrolled = Math.clamp(scrolled, 0, page.lastLine(console.columns()));
        console.print(HOME + text(page.lines(console.columns(), console.rows(), scrolled)) + CLEAR_BELOW);
    }

    private String text(List<AttributedString> lines) {
        var text = String.join("\r\n", lines.stream().map(line -> CLEAR_LINE + line.toAnsi()).toList());
        var name = page.copy().toString();
        var link = LINK.formatted(page.copy().toUri(), name);
        return hasLinks ? text.replaceFirst(Pattern.quote(name), Matcher.quoteReplacement(link)) : text;
    }

    @Override
    public void tell(String text) {
        // it is on the page
    }

    @Override
    public void scrollTo(int line) {
        scrolled = line;
    }

    @Override
    public void scroll(int lines) {
        scrolled += lines;
    }

    @Override
    public void close() {
        console.close();
    }
}
