//SOURCES CheckCommand.java CompletionCommand.java Console.java CourseFolder.java DbCommand.java Demo.java
//SOURCES DemoCommand.java DemoFiles.java DemoPage.java DemoPlace.java DoctorCommand.java ExerciseList.java
//SOURCES ExportCommand.java FetchCommand.java FileWatch.java GenerateCommand.java HintCommand.java Html.java
//SOURCES HtmlPage.java Judge.java Keys.java Launch.java LessonOutput.java LessonSource.java LintCommand.java
//SOURCES ListCommand.java MarkdownPage.java NarrowCode.java NewCommand.java NotebookCommand.java NotesScreen.java Overlay.java
//SOURCES Overview.java Pace.java Passage.java Performance.java PlainDemo.java PlainPlay.java PlainWatchScreen.java
//SOURCES Play.java PlayCommand.java PullCommand.java Recheck.java Recording.java Rehearsal.java ResetCommand.java
//SOURCES RunCommand.java SavedFile.java Scaffold.java SlidesPage.java SolutionCommand.java SpeakerNotes.java
//SOURCES SqlCommand.java SqlCompleter.java SqlInput.java SqlLine.java SqlPrompt.java SqlScreen.java StatusLine.java
//SOURCES StepText.java TerminalWatchScreen.java Told.java Walk.java Watch.java WatchCommand.java WatchPage.java
//SOURCES WatchScreen.java Watched.java Work.java Wrapping.java
//SOURCES ../check/Checker.java ../course/Course.java ../jupyter/Jupyter.java ../jvm/DisposableJvm.java
//SOURCES ../sql/SqlCells.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.jline:jline-reader:4.5.0 org.jline:jline-terminal-ffm:4.5.0
//DEPS org.commonmark:commonmark:0.32.0

package howdah.runner;

import howdah.database.Database;
import howdah.show.Failure;
import howdah.show.FileLimit;
import howdah.show.Nearest;
import howdah.show.Show;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `jbang lesson`: one class per command, and what they have in common.
///
/// The exit code is 0 if it is done, 1 if the learner's code is not right yet, 2 for wrong usage or settings, 3 if there
/// is no database, 130 after Ctrl-C.
public final class Runner {

    /// In the order of the help. A command's class is loaded when it is called for.
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("list", ListCommand::new);
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("play", PlayCommand::new);
        COMMANDS.put("watch", WatchCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("hint", HintCommand::new);
        COMMANDS.put("solution", SolutionCommand::new);
        COMMANDS.put("reset", ResetCommand::new);
        COMMANDS.put("demo", DemoCommand::new);
        COMMANDS.put("sql", SqlCommand::new);
        COMMANDS.put("db", DbCommand::new);
        COMMANDS.put("notebook", NotebookCommand::new);
        COMMANDS.put("fetch", FetchCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("export", ExportCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("lint", LintCommand::new);
        COMMANDS.put("generate", GenerateCommand::new);
        COMMANDS.put("pull", PullCommand::new);
    }

    private Runner() {
    }

    /// Runs a command to its end.
    ///
    /// @return its exit code
    public static int run(String... arguments) {
        var isKnown = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        return commandLine(isKnown ? Set.of(arguments[0]) : arguments.length == 0 ? Set.of() : COMMANDS.keySet())
            .execute(arguments);
    }

    /// The command line with all commands.
    static CommandLine commandLine() {
        return commandLine(COMMANDS.keySet());
    }

    private static CommandLine commandLine(Set<String> wanted) {
        var line = new CommandLine(new Overview());
        COMMANDS.forEach((name, command) -> {
            if (wanted.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.setParameterExceptionHandler((wrong, words) -> tell(usage(wrong)))
            .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure));
    }

    private static int tell(Throwable error) {
        var failure = FileLimit.reason(error);
        System.out.flush();
        System.err.println(Show.forTerminal().error(failure));
        return failure instanceof Failure told ? told.exitCode()
            : failure instanceof SQLException sql && Database.isUnusable(sql) ? Failure.NO_DATABASE : Failure.NOT_RIGHT_YET;
    }

    private static Failure usage(ParameterException wrong) {
        var command = wrong.getCommandLine();
        var unmatched = wrong instanceof UnmatchedArgumentException unknown ? unknown.getUnmatched().getFirst() : "";
        if (!unmatched.isEmpty() && !unmatched.startsWith("-") && !command.getSubcommands().isEmpty()) {
            return Failure.usage("There is no command \"%s\".".formatted(unmatched)).next(advice(command, unmatched));
        }
        var message = wrong.getMessage().strip();
        return Failure.usage(message.endsWith(".") ? message : message + ".")
            .next("`%s --help` shows how it is used".formatted(command.getCommandSpec().qualifiedName()));
    }

    private static String advice(CommandLine command, String unmatched) {
        return unmatched.matches("\\d.*")
            ? "`jbang lesson run %s` runs a lesson, `jbang lesson --help` shows all commands".formatted(unmatched)
            : Nearest.advice(unmatched, command.getSubcommands().keySet());
    }
}
