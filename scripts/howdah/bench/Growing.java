package howdah.bench;

import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How something grows, one size after the other, each in a process of its own.
///
/// @param by    what there is more and more of
/// @param sizes how much of it
/// @param works what is done with it, by the words that the program is called with
record Growing(String by, List<Integer> sizes, Map<String, String> works) implements Kind {

    static final List<Kind> KINDS = List.of(
        new Growing("rows", List.of(1_000, 10_000, 100_000, 1_000_000), Map.of("data", "data(\"blog\", rows)",
            "show", "show(rows) of a query's result", "cell", "an SQL cell that shows the first rows and counts the rest")),
        new Growing("steps", List.of(10, 40, 160, 640), Map.of("walk", "a lesson from start to end, with its compiling",
            "lint", "the rules of a lesson", "notebook", "a lesson's notebook")),
        new Growing("exercises", List.of(10, 40, 160, 640), Map.of("list", "`jbang lesson list`",
            "lintCourse", "the rules of a course")),
        new Learners(), new GrowingCells());

    /// What the program prints.
    ///
    /// @param memory MiB at the peak
    private record Measured(double seconds, double memory) {
    }

    @Override
    public String name() {
        return by;
    }

    @Override
    public void measure(Machine machine, Report report) throws IOException, InterruptedException {
        machine.progress().update(by + ": preparing");
        machine.jbang("tests/bench/Grow.java", works.keySet().iterator().next(), sizes.getFirst().toString()).run();
        machine.settle();
        for (var work : new TreeMap<>(works).entrySet()) {
            var seconds = new TreeMap<Integer, Figures>();
            var memory = new TreeMap<Integer, Figures>();
            for (var size : sizes) {
                var runs = runs(machine, work.getKey(), size);
                seconds.put(size, new Figures(runs.stream().map(Measured::seconds).toList()));
                memory.put(size, new Figures(runs.stream().map(Measured::memory).toList()));
            }
            report.add(new Growth(work.getValue(), "s", by, seconds));
            report.add(new Growth("its process's peak memory", "MiB", by, memory));
        }
    }

    private List<Measured> runs(Machine machine, String work, int size) throws IOException, InterruptedException {
        var runs = new ArrayList<Measured>();
        for (var turn = 1; turn <= machine.runs(); turn++) {
            machine.progress().update("%,d %s: %s, run %d of %d".formatted(size, by, work, turn, machine.runs()));
            runs.add(machine.jbang("tests/bench/Grow.java", work, "" + size).run().json(new TypeToken<Measured>() { }));
        }
        return runs;
    }
}
