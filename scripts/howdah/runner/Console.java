package howdah.runner;

import howdah.show.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// The terminal while a command talks with a person: one queue of what happens, to be read by one loop.
///
/// Keys come as they are pressed, Ctrl-C too, and are not echoed. However the process ends, the terminal is given back as it was.
final class Console implements AutoCloseable {

    /// Something that happens: a key, or what anything else posts.
    interface Event {
    }

    /// @param name a character, or one of the names in [Keys]
    record Key(String name) implements Event {
    }

    /// The terminal has another size now.
    record Resized() implements Event {
    }

    /// Nobody is at the terminal any more.
    record HangUp() implements Event {
    }

    private static final String ENTER_ALTERNATE = "\u001b[?1049h\u001b[2J\u001b[H";
    private static final String LEAVE_ALTERNATE = "\u001b[?1049l";
    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final long PATIENCE_MILLISECONDS = 3_600_000;
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Terminal terminal;
    private final Attributes before;
    private final Thread atExit = new Thread(this::restore, "terminal");
    private boolean isAlternate;
    private boolean isRestored;

    private Console(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        var raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        terminal.handle(Terminal.Signal.WINCH, signal -> post(new Resized()));
        Runtime.getRuntime().addShutdownHook(atExit);
        Thread.ofPlatform().daemon().name("keys").start(this::read);
    }

    /// Whether a person can press keys and see what is printed: input and output are a terminal that understands escape sequences.
    static boolean isThere() {
        return isThere(System.getenv());
    }

    private static boolean isThere(Map<String, String> environment) {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(environment.get("TERM"));
    }

    /// Takes the terminal; ask [#isThere] before.
    static Console open() {
        try {
            return new Console(TerminalBuilder.builder().system(true).dumb(false).build());
        } catch (IOException failure) {
            throw Failure.usage("The terminal cannot be read key by key.").cause(failure)
                .next("run it in another terminal, or with its output sent through `| cat`");
        }
    }

    private void read() {
        var reader = terminal.reader();
        var keys = new Keys(milliseconds -> read(reader, milliseconds));
        try {
            for (var key = keys.next(); key != null; key = keys.next()) {
                post(new Key(key));
            }
        } catch (IOException gone) {
            // as at the end
        }
        post(new HangUp());
    }

    /// A reader that is told to wait for ever cannot be closed meanwhile.
    private static int read(NonBlockingReader reader, long milliseconds) throws IOException {
        var read = reader.read(milliseconds == 0 ? PATIENCE_MILLISECONDS : milliseconds);
        return read == NonBlockingReader.READ_EXPIRED ? Keys.NOTHING : read;
    }

    /// Puts an event at the end of the queue; from any thread.
    void post(Event event) {
        events.add(event);
    }

    /// Waits for the next event.
    Event take() {
        return poll(Long.MAX_VALUE);
    }

    /// Waits for the next event.
    ///
    /// @return null if none came in that time
    Event poll(long milliseconds) {
        try {
            return events.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new HangUp();
        }
    }

    int columns() {
        var columns = terminal.getSize().getColumns();
        return columns > 0 ? columns : USUAL_COLUMNS;
    }

    int rows() {
        var rows = terminal.getSize().getRows();
        return rows > 0 ? rows : USUAL_ROWS;
    }

    /// Prints at once.
    synchronized void print(String text) {
        PrintWriter writer = terminal.writer();
        writer.print(text);
        writer.flush();
    }

    /// Goes to a screen of its own, without a cursor; what was there before comes back in the end.
    synchronized void takeScreen() {
        isAlternate = true;
        print(ENTER_ALTERNATE + HIDE_CURSOR);
    }

    /// Leaves that screen.
    synchronized void leaveScreen() {
        if (isAlternate) {
            isAlternate = false;
            print(LEAVE_ALTERNATE + SHOW_CURSOR);
        }
    }

    private synchronized void restore() {
        if (!isRestored) {
            isRestored = true;
            leaveScreen();
            terminal.setAttributes(before);
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            terminal.close();
        } catch (IllegalStateException | IOException ending) {
            // the process ends anyway
        }
    }
}
