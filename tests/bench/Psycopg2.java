///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Howdah's and JDBC's ways beside psycopg2's and psql's, in turn, on one running server
//SOURCES ../../scripts/howdah/Bootstrap.java Transfer.java
package howdah.database;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Prints `{"howdah": [{NAME: FIGURE …} …], "psycopg2": […], "psql": […]}`; tells of each run on standard error.
final class Psycopg2 {

    private static final Gson JSON = new Gson();

    private final Path root = Path.of("").toAbsolutePath();
    private final String python;
    private final Map<String, String> server;

    private Psycopg2(String python, Map<String, String> server) {
        this.python = python;
        this.server = server;
    }

    /// @param arguments a Python that has psycopg2, how often to measure
    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedServer.shared(CacheFolder.locate(System.getenv()), false, message -> { })) {
            var measured = new Psycopg2(arguments[0], environment(server.learner()));
            measured.measureLesson();
            var figures = new HashMap<String, List<Map<String, Double>>>();
            for (var turn = 1; turn <= Integer.parseInt(arguments[1]); turn++) {
                System.err.println("run %d of %s".formatted(turn, arguments[1]));
                measured.measure().forEach((who, what) -> figures.computeIfAbsent(who, key -> new ArrayList<>()).add(what));
            }
            System.out.println(JSON.toJson(figures));
        }
        System.exit(0);
    }

    private static Map<String, String> environment(Endpoint learner) {
        return Map.of("PGHOST", learner.host(), "PGPORT", "" + learner.port(), "PGDATABASE", learner.database(),
            "PGUSER", learner.user(), "PGPASSWORD", learner.password());
    }

    /// Ours and theirs; the first time builds and fills caches.
    private double[] measureLesson() throws IOException, InterruptedException {
        return new double[] {seconds(Map.of(), root.resolve("jbang").toString(), "lessons/lesson01.java"),
            seconds(server, python, "tests/bench/lesson01.py")};
    }

    private Map<String, Map<String, Double>> measure() throws IOException, InterruptedException {
        var ours = new HashMap<String, Double>();
        var theirs = new HashMap<String, Double>();
        var lesson = measureLesson();
        ours.put("lesson01", lesson[0]);
        theirs.put("lesson01", lesson[1]);
        for (var method : List.of("copy", "batch", "values", "cursor")) {
            put(ours, method, java(method));
            put(theirs, method, python(method.equals("batch") ? "values" : method));
        }
        return hasPsql() ? Map.of("howdah", ours, "psycopg2", theirs, "psql", Map.of("copy", psql()))
            : Map.of("howdah", ours, "psycopg2", theirs);
    }

    private static void put(Map<String, Double> figures, String method, Map<?, ?> measured) {
        figures.put(method, (Double) measured.get("seconds"));
        figures.put(method + " memory", (Double) measured.get("memory"));
    }

    private Map<?, ?> java(String method) throws IOException, InterruptedException {
        return JSON.fromJson(run(server, Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m", "-cp",
            System.getProperty("java.class.path"), Transfer.class.getName(), method), Map.class);
    }

    private Map<?, ?> python(String method) throws IOException, InterruptedException {
        return JSON.fromJson(run(server, python, "tests/bench/transfer.py", method), Map.class);
    }

    private static boolean hasPsql() {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /// Of psql's `\copy` from a file that is there already.
    private double psql() throws IOException, InterruptedException {
        var rows = Files.createTempFile("howdah-bench-", ".tsv");
        try {
            try (var file = Files.newBufferedWriter(rows)) {
                for (var n = 1; n <= 1_000_000; n++) {
                    file.write(n + "\tpost " + n + "\t" + n % 100 + "\n");
                }
            }
            var told = run(server, "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1",
                "-c", "CREATE TEMPORARY TABLE transfer (id integer, title text, points integer)",
                "-c", "\\timing on", "-c", "\\copy transfer FROM '" + rows + "'");
            return Double.parseDouble(told.replaceAll("(?s).*Time: ([0-9.]+) ms.*", "$1")) / 1e3;
        } finally {
            Files.delete(rows);
        }
    }

    private double seconds(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        run(environment, words);
        return (System.nanoTime() - begin) / 1e9;
    }

    private String run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed: " + told);
        }
        return told;
    }
}
