package howdah.show;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Whether a person looks at what a program writes, and in what way it may be written then.
///
/// Colours follow [NO_COLOR](https://no-color.org): set and not empty, it takes them away.
///
/// @param terminal a terminal that understands escape sequences
record Screen(boolean terminal, Map<String, String> environment) {

    static final int OUT = 1;
    static final int ERROR = 2;

    /// @param descriptor [#OUT] or [#ERROR]
    static Screen of(int descriptor, Map<String, String> environment) {
        return new Screen(understandsEscapes(environment) && isTerminal(descriptor), environment);
    }

    Ink ink() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? Ink.COLORED : Ink.PLAIN;
    }

    /// How many columns there are: as `COLUMNS` says, else as the terminal does, else [Paper#USUAL].
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "").strip();
        if (columns.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(columns);
        }
        return terminal ? terminalWidth() : Paper.USUAL;
    }

    /// `stty size` answers `24 80`: rows and columns, both 0 where the terminal does not know. Windows has no such program.
    private static int terminalWidth() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).redirectErrorStream(true).start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.matches("\\d+ [1-9]\\d{0,3}") ? Integer.parseInt(size.substring(size.indexOf(' ') + 1)) : Paper.USUAL;
        } catch (IOException noStty) {
            return Paper.USUAL;
        }
    }

    private static boolean understandsEscapes(Map<String, String> environment) {
        String kind = environment.get("TERM");
        return kind == null ? environment.containsKey("WT_SESSION") : !kind.equals("dumb");
    }

    /// Linux knows it of each descriptor by itself; [System#console()] only whether both input and output are a terminal.
    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException otherSystem) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
