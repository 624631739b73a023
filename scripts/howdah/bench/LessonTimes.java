package howdah.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where the second run of lesson 1 spends its time.
///
/// Nothing in the lesson takes times for this: the JVM itself logs when it initializes a class for the first time, and a step
/// begins when its heading comes out.
///
/// @see <a href="https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html">The option -Xlog</a>
final class LessonTimes implements Kind {

    private static final String LESSON = "lessons/lesson01.java";
    private static final Pattern LOGGED = Pattern.compile("\\[(\\d+)ns]\\[(\\d+)ns].*Initializing '([^']+)'.*");
    private static final Pattern HEADING = Pattern.compile("(\\d+)\\. .*");

    private static final String START = "start";
    private static final String JVM = "jvm";
    private static final String LAST_LINE = "last line";
    private static final String END = "end";

    /// A part of the run, between two moments.
    private record Part(String what, String from, String to) {
    }

    private static final List<Part> BEFORE = List.of(
        new Part("the wrapper: what it kept still holds", START, JVM),
        new Part("the JVM, from its AOT cache", JVM, "howdah/Bootstrap"),
        new Part("up to the first heading", "howdah/Bootstrap", "1"));
    private static final List<Part> BESIDE = List.of(
        new Part("beside it: settings", "howdah/database/Settings", "howdah/database/EmbeddedServer"),
        new Part("beside it: the server, until it is ready", "howdah/database/EmbeddedServer", "howdah/database/ServerWait"),
        new Part("beside it: a first connection", "howdah/database/ServerWait", "howdah/database/LessonDatabase"),
        new Part("beside it: a database of the lesson's own", "howdah/database/LessonDatabase", "howdah/database/Sessions"),
        new Part("beside it: MyBatis reads its files", "howdah/database/Sessions", "howdah/database/HeavySteps"));

    private final Map<Part, List<Double>> begins = new LinkedHashMap<>();
    private final Map<Part, List<Double>> takes = new LinkedHashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final List<Double> unlogged = new ArrayList<>();
    private final List<Double> logged = new ArrayList<>();

    @Override
    public String name() {
        return "lesson";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        for (var turn = 1; turn <= 2; turn++) {
            machine.progress().update("lesson 1: first runs, which fill the caches");
            machine.jbang(LESSON).run();
            machine.settle();
        }
        for (var turn = 1; turn <= machine.runs(); turn++) {
            machine.progress().update("lesson 1: run %d of %d".formatted(turn, machine.runs()));
            unlogged.add(1e3 * machine.jbang(LESSON).run().seconds());
            note(moments(machine));
        }
        takes.forEach((part, figures) -> report.time(part.what(), new Figures(begins.get(part)), new Figures(figures)));
        report.note("All in all %s; with the log that this is read from, %s.".formatted(new Figures(unlogged).text("ms"),
            new Figures(logged).text("ms")));
    }

    /// When what happened, in nanoseconds; of a class, when it was used first.
    private Map<String, Long> moments(Machine machine) throws IOException, InterruptedException {
        var log = machine.scratch().resolve("classes.log");
        var builder = machine.jbang(LESSON)
            .with("JAVA_TOOL_OPTIONS", "-Xlog:class+init=info:file=%s:uptimenanos,timenanos:filecount=0".formatted(log)).builder()
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        var moments = new HashMap<String, Long>();
        moments.put(START, System.nanoTime());
        var process = builder.start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                moments.put(LAST_LINE, System.nanoTime());
                var heading = HEADING.matcher(line);
                if (heading.matches()) {
                    moments.put(heading.group(1), System.nanoTime());
                    titles.put(heading.group(1), line);
                }
            }
        }
        process.waitFor();
        moments.put(END, System.nanoTime());
        addLogged(log, moments);
        return moments;
    }

    private static void addLogged(Path log, Map<String, Long> moments) throws IOException {
        for (var line : Files.readAllLines(log)) {
            var logged = LOGGED.matcher(line);
            if (logged.matches()) {
                var now = Long.parseLong(logged.group(1));
                moments.putIfAbsent(JVM, now - Long.parseLong(logged.group(2)));
                moments.putIfAbsent(logged.group(3), now);
            }
        }
    }

    private void note(Map<String, Long> moments) {
        logged.add((moments.get(END) - moments.get(START)) / 1e6);
        var steps = (int) moments.keySet().stream().filter(name -> name.matches("\\d+")).count();
        var parts = new ArrayList<>(BEFORE);
        for (var step = 1; step <= steps; step++) {
            parts.add(new Part("step " + titles.get("" + step), "" + step, step < steps ? "" + (step + 1) : LAST_LINE));
        }
        parts.add(new Part("leaving: the database, the server", LAST_LINE, END));
        parts.addAll(BESIDE);
        for (var part : parts) {
            if (moments.containsKey(part.from()) && moments.containsKey(part.to())) {
                add(begins, part, moments.get(part.from()) - moments.get(START));
                add(takes, part, moments.get(part.to()) - moments.get(part.from()));
            }
        }
    }

    private static void add(Map<Part, List<Double>> figures, Part part, long nanoseconds) {
        figures.computeIfAbsent(part, key -> new ArrayList<>()).add(nanoseconds / 1e6);
    }
}
