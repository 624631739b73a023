package howdah.jvm;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a disposable JVM and the process that leads it say to each other; a line each, `Name {json}`.
public sealed interface Message {

    /// To the JVM: run this program. Steps up to `through` begin without waiting for [Go].
    record Begin(Program program, int through) implements Message {
    }

    /// To the JVM: go on, without waiting at the steps up to that one.
    record Go(int through) implements Message {
    }

    /// To the JVM: leave the program where it waits.
    record Unwind() implements Message {
    }

    /// To the JVM: end the program in the midst of whatever it does, for that reason.
    record End(Ending how) implements Message {
    }

    /// It is warm, and its databases are open.
    ///
    /// @param databases their names
    record Ready(List<String> databases) implements Message {
    }

    /// The program is at the begin of a step, and waits there for [Go] unless it was told to go through.
    ///
    /// @param nanoseconds how long the step before it took
    record Step(int number, String title, String prose, long nanoseconds) implements Message {
    }

    /// A value was shown.
    record Shown(String text) implements Message {
    }

    /// A statement of a session has ended.
    ///
    /// @param sql      as it was sent, with its parameters
    /// @param rows     fetched or changed; -1 where that is not known
    /// @param sqlState that of its failure, or null
    record Statement(String session, String id, String sql, double milliseconds, int rows, String sqlState) implements Message {
    }

    /// Something that takes long is at this point.
    record Progress(String text) implements Message {
    }

    record Warning(String text) implements Message {
    }

    /// The program printed that by itself.
    record Output(String text) implements Message {
    }

    /// A check is at this point.
    ///
    /// @param data    the name of the rows that the program runs on; empty for the usual ones
    /// @param isCheck whether it is the check's own turn
    record Checking(String data, boolean isCheck) implements Message {
    }

    /// How a task judges what the program did, in the task's own JSON.
    record Verdict(String json) implements Message {
    }

    /// The program has ended.
    ///
    /// @param error    what failed, told for people; empty if nothing did
    /// @param exitCode that a program of its own would have ended with
    /// @param line     of the program's file, where it was or failed; 0 if that is not known
    /// @param threads  the names of those that go on running
    record Ended(Ending how, String error, int exitCode, int line, List<String> threads) implements Message {
    }

    /// The JVM is gone; nothing comes after this.
    record Gone(int exitCode) implements Message {
    }

    /// How a program ends.
    enum Ending {
        /// `main` returned.
        DONE,
        /// It was told to leave.
        UNWOUND,
        /// An exception left `main`.
        FAILED,
        /// It called `System.exit`.
        EXITED,
        /// It ran longer than it may.
        TOO_LONG,
        /// It had no chance to come to its end: others had the processors.
        TOO_BUSY,
        /// It printed more than anybody reads.
        TOO_MUCH_OUTPUT
    }

    /// This message as a line.
    default String encode() {
        return getClass().getSimpleName() + " " + Json.GSON.toJson(this);
    }

    /// The message of a line; a line that is none is [Output].
    static Message decode(String line) {
        var space = line.indexOf(' ');
        var type = space < 0 ? null : Json.TYPES.get(line.substring(0, space));
        try {
            return type == null ? new Output(line + "\n") : Json.GSON.fromJson(line.substring(space + 1), type);
        } catch (JsonParseException other) {
            return new Output(line + "\n");
        }
    }

    /// How messages are written.
    final class Json {

        private static final Gson GSON = new Gson();
        private static final Map<String, Class<? extends Message>> TYPES = Arrays.stream(Message.class.getPermittedSubclasses())
            .map(type -> type.<Message>asSubclass(Message.class))
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

        private Json() {
        }
    }
}
