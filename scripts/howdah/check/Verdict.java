package howdah.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import howdah.database.Need;
import howdah.show.Failure;
import java.util.ArrayList;
import java.util.List;

/// What a check says of a program.
///
/// @param version  of this form; 1
/// @param message  for the learner: one sentence, then what belongs to it; empty if he has passed
/// @param next     what to do about it; empty if there is nothing to say beyond the message
/// @param tests    those that ran, in order
/// @param output   what the program printed by itself
/// @param exitCode 0 passed, 1 not right yet, 2 it could not be checked, 3 the database is gone
public record Verdict(int version, Status status, String message, String next, List<Test> tests, String output, int exitCode) {

    static final int VERSION = 1;

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
    private static final int OUTPUT_LINES = 8;

    /// How a program or a test ends.
    public enum Status {
        @SerializedName("pass") PASS,
        @SerializedName("fail") FAIL,
        /// No fault of the learner's; the attempt does not count.
        @SerializedName("error") ERROR
    }

    /// A test.
    ///
    /// @param name what it is about
    /// @param data which rows it ran on; empty for the usual ones
    public record Test(String name, Status status, String message, String data) {
    }

    static Verdict pass(List<Test> tests) {
        return new Verdict(VERSION, Status.PASS, "", "", tests, "", 0);
    }

    static Verdict fail(String message, String next) {
        return fail(message, next, List.of());
    }

    static Verdict fail(String message, String next, List<Test> tests) {
        return new Verdict(VERSION, Status.FAIL, message, next, tests, "", Failure.NOT_RIGHT_YET);
    }

    static Verdict coursesFault(String message, List<Test> tests) {
        return new Verdict(VERSION, Status.ERROR, "This is the course's fault, not yours: " + message,
            "`jbang lesson lint` tells the course's authors", tests, "", Failure.USAGE);
    }

    static Verdict noDatabase(String message) {
        return new Verdict(VERSION, Status.ERROR, message, "see `jbang doctor`, then check again: this attempt does not count",
            List.of(), "", Failure.NO_DATABASE);
    }

    static Verdict tooBusy(int seconds) {
        var message = "This machine is too busy to check your program: others had the processors, and it had not even %d seconds."
            .formatted(seconds);
        return new Verdict(VERSION, Status.ERROR, message,
            "check again when there is less to do here: this attempt does not count", List.of(), "", Failure.USAGE);
    }

    static Verdict lacking(Need.Lack lack) {
        return new Verdict(VERSION, Status.ERROR, "This exercise needs %s: it cannot be checked here.".formatted(lack.what()),
            lack.next(), List.of(), "", Failure.NO_DATABASE);
    }

    Verdict withOutput(String printed) {
        return new Verdict(version, status, message, next, tests, printed, exitCode);
    }

    Verdict withTests(List<Test> all) {
        return new Verdict(version, status, message, next, all, output, exitCode);
    }

    public boolean isPassed() {
        return status == Status.PASS;
    }

    /// As JSON.
    public String json() {
        return JSON.toJson(this);
    }

    static Verdict ofJson(String json) {
        return JSON.fromJson(json, Verdict.class);
    }

    /// For people: what is missing, what to do next, and folded below it what the program printed.
    public String text() {
        var parts = new ArrayList<String>();
        parts.add(isPassed() ? "Passed: " + passed() : message);
        if (!next.isEmpty()) {
            parts.add("Next: " + next);
        }
        if (!output.isBlank()) {
            parts.add(printed());
        }
        return String.join("\n\n", parts);
    }

    private String passed() {
        var sets = tests.stream().map(Test::data).distinct().count();
        var names = tests.stream().map(Test::name).distinct().count();
        return "%s%s.".formatted(names == 1 ? "1 test" : names + " tests", sets < 2 ? "" : ", each on " + sets + " sets of rows");
    }

    private String printed() {
        var lines = output.stripTrailing().lines().toList();
        var more = lines.size() - OUTPUT_LINES;
        var shown = lines.stream().limit(OUTPUT_LINES).map("  "::concat).toList();
        return "Your program printed:\n" + String.join("\n", shown) + (more > 0 ? "\n  … and %d more lines".formatted(more) : "");
    }
}
