///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Measures Howdah against what a user would take instead
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//SOURCES howdah/show/Show.java

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import howdah.show.Failure;
import howdah.show.Progress;
import howdah.show.Root;
import howdah.show.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang bench`: each row is measured beside its peer in the same run, in turn, so that a noisy machine slows both alike.
/// Medians and ratios; the exit code is 1 if a ratio is above its limit. A row without a
/// peer gives figures of this machine; they are reported, whatever they are.
@Command(name = "jbang bench", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Measures Howdah against what a user would take instead: medians, and ratios in one run.",
    footer = {"", "Example: jbang bench --runs 9 --json bench.json"})
class Bench implements Callable<Integer> {

    /// One thing to measure.
    ///
    /// @param theirs the peer; null for a row that stands alone
    /// @param limit  what the ratio to the peer must not exceed; the figure itself, if there is none; NaN if it is only reported
    /// @param unit   of the figures
    record Row(String what, Measured ours, String peer, Measured theirs, double limit, String unit) {

        Row(String what, Measured ours, String peer, Measured theirs, double limit) {
            this(what, ours, peer, theirs, limit, "s");
        }

        static Row alone(String what, Measured ours, double seconds) {
            return new Row(what, ours, "", null, seconds);
        }

        boolean isAlone() {
            return theirs == null;
        }

        boolean isReported() {
            return Double.isNaN(limit);
        }
    }

    /// A command, and the seconds that a run of it counts for.
    record Measured(List<String> words, boolean plain, ToDoubleFunction<Run> seconds) {
    }

    /// How a command ended.
    record Run(double wallSeconds, String err) {

        /// What the command itself has measured.
        double readySeconds() {
            var line = err.lines().filter(each -> each.startsWith("ready after ms: ")).findFirst().orElseThrow();
            return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)) / 1e3;
        }
    }

    /// The figures of each run, ours and the peer's.
    record Result(Row row, List<Double> ours, List<Double> theirs) {

        boolean isAlone() {
            return theirs.isEmpty();
        }

        double ratio() {
            return isAlone() ? Double.NaN : median(ours) / median(theirs);
        }

        /// Figures differ from machine to machine: alone they are reported, and do not fail the bench.
        boolean isBroken() {
            return !isAlone() && !row.isReported() && !isWithinLimit();
        }

        private boolean isWithinLimit() {
            return (isAlone() ? median(ours) : ratio()) <= row.limit();
        }

        Map<String, Object> line() {
            var line = new LinkedHashMap<String, Object>();
            line.put("what", row.what());
            line.put("Howdah", text(ours, row.unit()));
            line.put("against", row.peer());
            line.put("takes", isAlone() ? "" : text(theirs, row.unit()));
            line.put("ratio", isAlone() ? "" : number(ratio()));
            line.put("at most", row.isReported() ? "" : number(row.limit()) + (isAlone() ? " " + row.unit() : ""));
            line.put("holds", row.isReported() ? "" : isWithinLimit() ? "yes" : "NO");
            return line;
        }

        String json() {
            return """
                  {"what": "%s", "against": "%s", "unit": "%s", "howdah": %s, "peer": %s, "ratio": %s, "atMost": %s}"""
                .formatted(row.what(), row.peer(), row.unit(), ours, theirs, isAlone() ? "null" : number(ratio()),
                    row.isReported() ? "null" : number(row.limit()));
        }
    }

    private static final List<Row> ROWS = List.of(
        new Row("lesson 1, second run", new Measured(List.of("lessons/lesson01.java"), false, Run::wallSeconds),
            "the same statements on zonky's default start, plain JBang",
            new Measured(List.of("run", "tests/bench/ZonkyLesson.java"), true, Run::wallSeconds), 0.25),
        new Row("embedded server ready, cluster exists",
            new Measured(List.of("tests/bench/ServerReady.java"), false, Run::readySeconds),
            "zonky's default start", new Measured(List.of("run", "tests/bench/ZonkyLesson.java"), true, Run::readySeconds), 0.10),
        Row.alone("save → verdict in watch",
            new Measured(List.of("tests/bench/SaveVerdict.java"), false, Run::readySeconds), 0.5),
        Row.alone("rewind to a step", new Measured(List.of("tests/bench/Rewind.java"), false, Run::readySeconds), 0.5));

    private static final int CACHE_SECONDS = 30;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5",
        description = "counted runs of each (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there, too")
    private Path json;

    private final Show show = Show.forTerminal();
    private final Progress progress = show.progress();
    private final Path root = Root.find();

    public static void main(String... arguments) {
        try {
            System.exit(new CommandLine(new Bench()).execute(arguments));
        } catch (Failure failure) {
            System.err.println(Show.forTerminal().error(failure));
            System.exit(failure.exitCode());
        }
    }

    @Override
    public Integer call() throws Exception {
        var results = new ArrayList<Result>();
        for (var row : ROWS) {
            results.add(measure(row));
        }
        var peers = Peers.measure(root, runs, progress);
        results.addAll(peers.results());
        progress.close();
        System.out.println(show.text(results.stream().map(Result::line).toList()));
        System.out.println("Medians of %d runs each, in turn; in brackets the fastest and the slowest.".formatted(runs));
        System.out.println("A row without a peer is reported; of the lessons' it is one run, which takes a median itself.");
        peers.missing().forEach(System.out::println);
        if (json != null) {
            Files.writeString(json, results.stream().map(Result::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        }
        return results.stream().noneMatch(Result::isBroken) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /// In a file, no figure is cut to the width of a screen.
    private Show whole() {
        return System.console() != null && System.console().isTerminal() ? show : Show.of(false, 200);
    }

    private Result measure(Row row) throws Exception {
        warmUp(row);
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var turns = row.isAlone() ? 1 : runs;
        for (var turn = 1; turn <= turns; turn++) {
            progress.update("%s: run %d of %d".formatted(row.what(), turn, turns));
            ours.add(row.ours().seconds().applyAsDouble(run(row.ours())));
            if (!row.isAlone()) {
                theirs.add(row.theirs().seconds().applyAsDouble(run(row.theirs())));
            }
        }
        return new Result(row, ours, theirs);
    }

    /// The first runs build, download and fill caches; a cache that is made in the background is waited for.
    private void warmUp(Row row) throws Exception {
        progress.update(row.what() + ": first runs, which fill the caches");
        run(row.ours());
        if (!row.isAlone()) {
            run(row.theirs());
        }
        for (var second = 0; second < CACHE_SECONDS && isMakingCache(); second++) {
            Thread.sleep(1000);
        }
        if (!row.isAlone()) {
            run(row.ours());
        }
    }

    private static boolean isMakingCache() throws InterruptedException {
        Thread.sleep(2000);
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream())
            .anyMatch(command -> command.contains("-Xshare:dump"));
    }

    private Run run(Measured measured) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(root.resolve("jbang").toString()));
        words.addAll(measured.words());
        var err = Files.createTempFile("howdah-bench-", ".err");
        var builder = new ProcessBuilder(words).directory(root.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile());
        if (measured.plain()) {
            builder.environment().put("HOWDAH_AOT", "0");
        }
        var begin = System.nanoTime();
        var exitCode = builder.start().waitFor();
        var seconds = (System.nanoTime() - begin) / 1e9;
        var told = Files.readString(err);
        Files.delete(err);
        if (exitCode != 0) {
            throw new IllegalStateException("%s ended with exit code %d: %s".formatted(words, exitCode, told));
        }
        return new Run(seconds, told);
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }

    private static String text(List<Double> figures, String unit) {
        var sorted = figures.stream().sorted().toList();
        return "%s %s [%s-%s]".formatted(number(median(figures)), unit, number(sorted.getFirst()), number(sorted.getLast()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

/// What is measured beside programs of PyPI's, which are installed into an environment of the bench's own.
///
/// @param missing why there are no figures, where there are none
record Peers(List<Bench.Result> results, List<String> missing) {

    private static final String OURS = "howdah";
    private static final double REPORTED = Double.NaN;

    /// Who is measured, and of what.
    private static final Map<String, String> PEERS = Map.of("java", "JJava", "python3", "ipykernel",
        "jupysql", "JupySQL on ipykernel", "psycopg2", "psycopg2", "psql", "psql's \\copy of a file");

    /// @param peer  empty if it is only reported
    /// @param names of the figures, which are added
    private record Line(String what, String peer, double limit, String unit, String... names) {

        Optional<Bench.Result> result(Map<String, List<Map<String, Double>>> runs) {
            var theirs = figures(runs.getOrDefault(peer, List.of()));
            return peer.isEmpty() || !theirs.isEmpty() ? Optional.of(new Bench.Result(
                new Bench.Row(what, null, PEERS.getOrDefault(peer, ""), null, limit, unit), figures(runs.get(OURS)), theirs))
                : Optional.empty();
        }

        private List<Double> figures(List<Map<String, Double>> runs) {
            return runs.stream().filter(run -> run.keySet().containsAll(List.of(names)))
                .map(run -> List.of(names).stream().mapToDouble(run::get).sum()).toList();
        }

        String missing() {
            return "%s, against %s, is left out: no such program is on the PATH. Install it, and run this again."
                .formatted(what, PEERS.get(peer));
        }
    }

    private static final List<Line> KERNELS = List.of(
        new Line("kernel ready", "java", 0.25, "s", "ready"), new Line("kernel ready", "python3", 1.0, "s", "ready"),
        new Line("kernel ready, first cell done", "java", 0.30, "s", "ready", "first"),
        new Line("Java cell", "java", 0.33, "ms", "cell"), new Line("completion in a cell", "java", 0.35, "ms", "complete"),
        new Line("kernel's peak memory", "java", 0.80, "MiB", "rss"),
        new Line("SQL cell: SELECT 1", "", 10, "ms", "sql"), new Line("SQL cell: SELECT 1", "jupysql", REPORTED, "ms", "sql"),
        new Line("SQL cell: 1,000 rows", "", 50, "ms", "rows"),
        new Line("SQL cell: 1,000 rows", "jupysql", REPORTED, "ms", "rows"),
        new Line("SQL cell: a million rows, the first shown", "", 0.5, "s", "page"),
        new Line("memory for that", "", 50, "MiB", "growth"));

    private static final List<Line> STATEMENTS = List.of(
        new Line("lesson 1, on a running server", "psycopg2", REPORTED, "s", "lesson01"),
        new Line("a million rows in: COPY", "psycopg2", REPORTED, "s", "copy"),
        new Line("a million rows in: COPY", "psql", REPORTED, "s", "copy"),
        new Line("a million rows in: batch", "psycopg2", REPORTED, "s", "batch"),
        new Line("a million rows in: VALUES of many rows", "psycopg2", REPORTED, "s", "values"),
        new Line("a million rows out, through a cursor", "psycopg2", REPORTED, "s", "cursor"),
        new Line("memory for that", "psycopg2", REPORTED, "MiB", "cursor memory"));

    static Peers measure(Path root, int runs, Progress progress) throws IOException, InterruptedException {
        progress.update("peers: preparing");
        var environment = run(root, "python3", "tests/e2e/environment.py", "tests/bench/requirements.txt");
        if (environment.isEmpty()) {
            return new Peers(List.of(), List.of("The kernels' peers, JupySQL and psycopg2 are left out: they cannot be installed "
                + "(that needs Python 3.11 with venv, and PyPI)."));
        }
        var scratch = Files.createTempDirectory("howdah-bench-");
        try {
            var peers = new Peers(new ArrayList<>(), new ArrayList<>());
            var python = Path.of(environment.get(), "bin/python").toString();
            peers.add(STATEMENTS, statements(root, runs, progress, python, scratch));
            peers.add(KERNELS, kernels(root, runs, progress, python, scratch));
            return peers;
        } finally {
            new ProcessBuilder("rm", "-r", scratch.toString()).start().waitFor();
        }
    }

    private void add(List<Line> lines, Map<String, List<Map<String, Double>>> figures) {
        for (var line : lines) {
            line.result(figures).ifPresentOrElse(results::add, () -> missing.add(line.missing()));
        }
    }

    private static Map<String, List<Map<String, Double>>> statements(Path root, int runs, Progress progress, String python,
            Path scratch) throws IOException, InterruptedException {
        var json = scratch.resolve("statements.json");
        var builder = new ProcessBuilder(root.resolve("jbang").toString(), "tests/bench/Psycopg2.java", python, "" + runs,
            json.toString()).directory(root.toFile());
        return figures("psycopg2", builder, json, progress);
    }

    private static Map<String, List<Map<String, Double>>> kernels(Path root, int runs, Progress progress, String python,
            Path scratch) throws IOException, InterruptedException {
        run(root, root.resolve("jbang").toString(), "kernel", "install", "--prefix", scratch.toString())
            .orElseThrow(() -> Failure.usage("The kernel cannot be installed.")
                .next("run `jbang kernel install`, which tells why"));
        var json = scratch.resolve("kernels.json");
        var builder = new ProcessBuilder(python, "tests/bench/kernels.py", "-n", "" + runs, "--json", json.toString(),
            OURS, "java", "python3").directory(root.toFile());
        builder.environment().put("JUPYTER_PATH", scratch.resolve("share/jupyter").toString());
        builder.environment().put("JUPYTER_RUNTIME_DIR", scratch.resolve("runtime").toString());
        builder.environment().put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        return figures("kernels", builder, json, progress);
    }

    private static Map<String, List<Map<String, Double>>> figures(String what, ProcessBuilder builder, Path json,
            Progress progress) throws IOException, InterruptedException {
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var told = new ArrayList<String>();
        try (var lines = process.errorReader()) {
            lines.lines().peek(told::add).forEach(line -> progress.update(what + ": " + line));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join("\n", told));
        }
        return new Gson().fromJson(Files.readString(json), new TypeToken<Map<String, List<Map<String, Double>>>>() { });
    }

    /// What a command prints; nothing if it fails.
    private static Optional<String> run(Path folder, String... words) throws InterruptedException {
        try {
            var process = new ProcessBuilder(words).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
