package howdah.kernel.wire;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The kernel's own words, for whoever looks at the front end's log; what cells print never goes there.
final class Log {

    private static final PrintStream ERROR =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Log() {
    }

    /// @param sentence may hold what a stranger wrote
    static void warn(String sentence) {
        var line = new StringBuilder("howdah: ");
        sentence.chars().forEach(sign -> line.append(Character.isISOControl(sign) ? '?' : (char) sign));
        ERROR.println(line);
    }

    /// @param doing what went wrong
    static void warn(String doing, Throwable failure) {
        warn(doing + ": " + failure);
        if ("1".equals(System.getenv("HOWDAH_TRACE"))) {
            failure.printStackTrace(ERROR);
        }
    }
}
