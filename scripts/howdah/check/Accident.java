package howdah.check;

import howdah.jvm.Message;
import java.util.List;

/// The end of a program that did not come to its own end: told in the learner's words.
final class Accident {

    private Accident() {
    }

    /// @param at       where the check was
    /// @param seconds  the limit
    /// @param progress what somebody waited for last, such as a server; empty if nobody did
    static Verdict of(Message.Ended ended, Message.Checking at, int seconds, String progress) {
        if (ended.how() == Message.Ending.TOO_BUSY) {
            return Verdict.tooBusy(seconds);
        }
        if (at.isCheck() && ended.how() != Message.Ending.EXITED) {
            return Verdict.coursesFault("the check itself does not come to an end.", List.of());
        }
        var line = ended.line() == 0 ? "" : " (line %d)".formatted(ended.line());
        return switch (ended.how()) {
            case EXITED -> fail(at, "Your program calls System.exit%s, which ends everything at once.".formatted(line),
                "let main return instead");
            case TOO_LONG -> progress.isEmpty()
                ? fail(at, "Your program does not end: after %d seconds it was still busy%s.".formatted(seconds,
                    ended.line() == 0 ? "" : " in line " + ended.line()),
                    "is it in a loop that never ends, or does it wait for a lock that nobody gives back?")
                : Verdict.noDatabase("There is no database: " + progress);
            case TOO_MUCH_OUTPUT -> fail(at, "Your program prints without end%s.".formatted(line),
                "let the loop that prints come to its end");
            default -> Verdict.coursesFault(ended.error(), List.of());
        };
    }

    /// The JVM ended without a word.
    static Verdict ofGone(Message.Checking at) {
        return fail(at, "Your program ends everything at once, as Runtime.halt does or an overfull memory.",
            "let main return instead");
    }

    private static Verdict fail(Message.Checking at, String message, String next) {
        return Verdict.fail(at.data().isEmpty() ? message : "With other data (%s): %s".formatted(at.data(), message), next);
    }
}
