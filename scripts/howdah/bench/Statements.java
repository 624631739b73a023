package howdah.bench;

import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;

/// The same work on one running server by Howdah or JDBC, by psycopg2, and by psql.
final class Statements implements Kind {

    private static final String OURS = "howdah";

    /// A row, and the name of its figure.
    private record Line(String what, String unit, String peer, String figure) {
    }

    private static final List<Line> LINES = List.of(
        new Line("lesson 1, on a running server", "s", "psycopg2", "lesson01"),
        new Line("a million rows in: COPY", "s", "psycopg2", "copy"),
        new Line("a million rows in: COPY", "s", "psql", "copy"),
        new Line("a million rows in: batch", "s", "psycopg2", "batch"),
        new Line("a million rows in: VALUES of 1,000 rows", "s", "psycopg2", "values"),
        new Line("a million rows out, through a cursor", "s", "psycopg2", "cursor"),
        new Line("its peak memory", "MiB", "psycopg2", "cursor memory"));

    private static final Map<String, String> WAYS = Map.of("psycopg2 lesson01", "the same steps by psycopg2",
        "psycopg2 copy", "psycopg2's copy_expert", "psql copy", "psql's \\copy of a file",
        "psycopg2 batch", "psycopg2's execute_values", "psycopg2 values", "psycopg2's execute_values",
        "psycopg2 cursor", "psycopg2's named cursor", "psycopg2 cursor memory", "psycopg2's named cursor");

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public void measure(Machine machine, Report report) throws Exception {
        var peers = Peers.install(machine);
        if (!peers.have(List.of("psycopg2-binary"), "Lesson 1 and a million rows beside psycopg2 and psql", report)) {
            return;
        }
        machine.progress().update("statements: preparing");
        var runs = machine.jbang("tests/bench/Psycopg2.java").and(peers.python(), "" + machine.runs()).run("statements")
            .json(new TypeToken<Map<String, List<Map<String, Double>>>>() { });
        for (var line : LINES) {
            if (runs.containsKey(line.peer())) {
                var way = WAYS.get(line.peer() + " " + line.figure());
                report.add(new Row(line.what(), line.unit(), figures(runs, OURS, line), way, figures(runs, line.peer(), line),
                    Row.REPORTED));
            } else {
                report.missing("%s, beside %s".formatted(line.what(), line.peer()), "there is no such program on the PATH");
            }
        }
    }

    private static Figures figures(Map<String, List<Map<String, Double>>> runs, String who, Line line) {
        return new Figures(runs.get(who).stream().map(run -> run.get(line.figure())).toList());
    }
}
