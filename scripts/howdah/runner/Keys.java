package howdah.runner;

import java.io.IOException;
import java.util.Map;

/// What a person presses, read from the characters that a terminal sends.
///
/// @see <a href="https://invisible-island.net/xterm/ctlseqs/ctlseqs.html">XTerm Control Sequences</a>
final class Keys {

    static final String ENTER = "enter";
    static final String ESCAPE = "escape";
    static final String BACKSPACE = "backspace";
    static final String TAB = "tab";
    static final String LEFT = "left";
    static final String RIGHT = "right";
    static final String UP = "up";
    static final String DOWN = "down";
    static final String HOME = "home";
    static final String END = "end";
    static final String PAGE_UP = "page up";
    static final String PAGE_DOWN = "page down";
    static final String CTRL_C = "ctrl-c";
    static final String CTRL_D = "ctrl-d";

    /// What [Source#read] answers at the end, and when nothing came in time.
    static final int END_OF_INPUT = -1;
    static final int NOTHING = -2;

    /// How long the rest of a sequence may take that began with Escape; after that it was the key of that name.
    private static final long SEQUENCE_MILLISECONDS = 50;
    private static final int ESCAPE_CODE = 27;

    private static final Map<String, String> SEQUENCES = Map.ofEntries(
        Map.entry("A", UP), Map.entry("B", DOWN), Map.entry("C", RIGHT), Map.entry("D", LEFT), Map.entry("H", HOME),
        Map.entry("F", END), Map.entry("1~", HOME), Map.entry("7~", HOME), Map.entry("4~", END), Map.entry("8~", END),
        Map.entry("5~", PAGE_UP), Map.entry("6~", PAGE_DOWN), Map.entry("M", ENTER));

    /// Where characters come from.
    @FunctionalInterface
    interface Source {
        /// The next character, [#END_OF_INPUT], or [#NOTHING] if none came in that time.
        ///
        /// @param milliseconds 0 waits for ever
        int read(long milliseconds) throws IOException;
    }

    private final Source source;

    Keys(Source source) {
        this.source = source;
    }

    /// The next key: a character as itself, any other by its name; one without a name is passed over.
    ///
    /// @return null at the end
    String next() throws IOException {
        while (true) {
            var read = source.read(0);
            if (read == END_OF_INPUT) {
                return null;
            }
            var key = read == ESCAPE_CODE ? sequence() : read == NOTHING ? null : single(read);
            if (key != null) {
                return key;
            }
        }
    }

    private String single(int read) throws IOException {
        return switch (read) {
            case '\r', '\n' -> ENTER;
            case 8, 127 -> BACKSPACE;
            case '\t' -> TAB;
            case 3 -> CTRL_C;
            case 4 -> CTRL_D;
            default -> read < ' ' ? null : Character.isHighSurrogate((char) read)
                ? Character.toString(Character.toCodePoint((char) read, (char) source.read(SEQUENCE_MILLISECONDS)))
                : Character.toString(read);
        };
    }

    /// `ESC [ parameters letter` or `ESC O letter`. Parameters that tell of Shift or Ctrl are not looked at.
    private String sequence() throws IOException {
        var second = source.read(SEQUENCE_MILLISECONDS);
        if (second != '[' && second != 'O') {
            return second == NOTHING || second == END_OF_INPUT || second == ESCAPE_CODE ? ESCAPE : null;
        }
        var parameters = new StringBuilder();
        var read = source.read(SEQUENCE_MILLISECONDS);
        while (read >= ' ' && read < '@') {
            parameters.append((char) read);
            read = source.read(SEQUENCE_MILLISECONDS);
        }
        return SEQUENCES.get(read == '~' ? parameters.toString().replaceFirst(";.*", "") + "~" : Character.toString(Math.max(read, 0)));
    }
}
