package howdah.check;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The tries of a program to connect, one after the other, as the driver's manager tells of them.
public final class Connections {

    private static final String STATE = "SQLState(";

    private final List<Try> tries = new CopyOnWriteArrayList<>();
    private String state = "";
    private long begun;

    /// A try to connect.
    ///
    /// @param begun when it began, in nanoseconds of the process's clock
    /// @param ended when it had ended
    /// @param state the SQLSTATE with which it failed; empty if it succeeded
    private record Try(long begun, long ended, String state) {
    }


    Connections() {
    }

    /// What [java.sql.DriverManager#setLogWriter] is given.
    PrintWriter log() {
        return new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String line) {
                read(line);
            }
        };
    }

    private synchronized void read(String line) {
        if (line.startsWith("DriverManager.getConnection(")) {
            begun = System.nanoTime();
            state = "";
        } else if (line.contains(STATE)) {
            state = line.substring(line.indexOf(STATE) + STATE.length(), line.indexOf(')', line.indexOf(STATE)));
        } else if (line.startsWith("getConnection returning")) {
            tries.add(new Try(begun, System.nanoTime(), ""));
        } else if (line.startsWith("getConnection failed") || line.startsWith("getConnection: no suitable")) {
            tries.add(new Try(begun, System.nanoTime(), state));
        }
    }

    /// At least that many tries were made.
    public Connections atLeast(int count) {
        if (tries.size() < count) {
            throw new NotYet("Your program tries to connect %s; it should be %s at least."
                .formatted(times(tries.size()), times(count)));
        }
        return this;
    }

    /// No more than that many tries were made.
    public Connections atMost(int count) {
        if (tries.size() > count) {
            throw new NotYet("Your program tries to connect %s; it should be %s at most."
                .formatted(times(tries.size()), times(count)));
        }
        return this;
    }

    /// At least that many tries failed with that error.
    ///
    /// @param error an SQLSTATE (`08001`), or its class (`08`)
    public Connections failed(String error, int count) {
        var failed = tries.stream().filter(each -> each.state().startsWith(error)).count();
        if (failed < count) {
            throw new NotYet("%s of your program's tries to connect failed with %s; it should be %d at least.".formatted(
                failed == 0 ? "None" : String.valueOf(failed), Errors.named(error), count));
        }
        return this;
    }

    /// After a try that failed, at least that long passed before the next one.
    public Connections apart(double seconds) {
        for (var next = 1; next < tries.size(); next++) {
            var waited = (tries.get(next).begun() - tries.get(next - 1).ended()) / 1e9;
            if (!tries.get(next - 1).state().isEmpty() && waited < seconds) {
                throw new NotYet("Your program tries again %.1f s after a try that failed; it should wait %s s.".formatted(waited,
                    String.valueOf(seconds).replaceFirst("\\.0$", "")));
            }
        }
        return this;
    }

    private static String times(int count) {
        return count == 0 ? "never" : count == 1 ? "once" : count + " times";
    }
}
