//SOURCES Beside.java Checks.java Command.java Figures.java Growing.java GrowingCells.java Growth.java Kernels.java
//SOURCES Kind.java Leading.java Learner.java Learners.java LessonTimes.java Machine.java Peers.java
//SOURCES Report.java Row.java Starts.java Statements.java
//SOURCES ../show/Show.java
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.code.gson:gson:2.13.2

package howdah.bench;

import howdah.show.Failure;
import howdah.show.Root;
import howdah.show.Show;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang bench`: each row is measured beside its peer in the same run, in turn, so that a noisy machine slows both alike.
///
/// The exit code is 1 if a ratio is above its limit, or if something grows faster than what it grows with. A row without a peer
/// gives figures of this machine; they are reported, whatever they are.
@Command(name = "jbang bench", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Measures Howdah against what a user would take instead: medians, and ratios in one run.",
    footer = {"", "Example: jbang bench --runs 9 --json bench.json"})
public final class Benchmarks implements Callable<Integer> {

    private static final int UNCUT_COLUMNS = 200;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5",
        description = "counted runs of each (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there, too")
    private Path json;

    @Option(names = "--only", paramLabel = "KIND", split = ",",
        description = "only those: starts, leading, checks, statements, kernels; "
            + "with --growth: rows, steps, exercises, learners, cells")
    private List<String> only = List.of();

    @Option(names = "--growth", description = "instead: how time and memory grow with rows, steps, exercises, learners and cells")
    private boolean isGrowth;

    @Option(names = "--lesson", description = "instead: where the second run of lesson 1 spends its time")
    private boolean isLesson;

    private Benchmarks() {
    }

    /// Runs the command to its end.
    ///
    /// @return its exit code
    public static int run(String... arguments) {
        return new CommandLine(new Benchmarks())
            .setExecutionExceptionHandler((failure, command, parsed) -> {
                System.err.println(Show.forTerminal().error(failure));
                return failure instanceof Failure told ? told.exitCode() : CommandLine.ExitCode.SOFTWARE;
            }).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        var show = show();
        try (var progress = Show.forTerminal().progress(); var machine = Machine.of(Root.find(), runs, progress)) {
            var report = new Report(machine.description(), runs);
            for (var kind : kinds()) {
                measure(kind, machine, report);
            }
            progress.close();
            report.print(show, System.out);
            if (json != null) {
                Files.writeString(json, report.json());
            }
            return report.isBroken() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    /// What fails does not take the others' figures with it.
    private static void measure(Kind kind, Machine machine, Report report) throws Exception {
        try {
            kind.measure(machine, report);
        } catch (Failure | IllegalStateException failure) {
            report.failed(kind.name(), Show.plain().error(failure));
        }
    }

    private List<Kind> kinds() {
        var all = isLesson ? List.<Kind>of(new LessonTimes()) : isGrowth ? Growing.KINDS
            : List.of(new Starts(), new Leading(), new Checks(), new Statements(), new Kernels());
        var unknown = only.stream().filter(name -> all.stream().noneMatch(kind -> kind.name().equals(name))).toList();
        if (!unknown.isEmpty()) {
            throw Failure.usage("Nothing named %s is measured.".formatted(String.join(", ", unknown)))
                .next("`jbang bench --help` names all");
        }
        return all.stream().filter(kind -> only.isEmpty() || only.contains(kind.name())).toList();
    }

    /// In a file, no figure is cut to the width of a screen.
    private static Show show() {
        return System.console() != null && System.console().isTerminal() ? Show.forTerminal() : Show.of(false, UNCUT_COLUMNS);
    }
}
