package howdah.bench;

import com.google.gson.GsonBuilder;
import howdah.show.Show;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured, and what could not be.
final class Report {

    private final String machine;
    private final int runs;
    private final List<Row> rows = new ArrayList<>();
    private final List<Growth> growths = new ArrayList<>();
    private final List<Map<String, Object>> times = new ArrayList<>();
    private final List<Map<String, Object>> timesJson = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private boolean hasFailed;

    Report(String machine, int runs) {
        this.machine = machine;
        this.runs = runs;
    }

    void add(Row row) {
        rows.add(row);
    }

    void add(Growth growth) {
        growths.add(growth);
    }

    /// A part of something that was run.
    ///
    /// @param begins milliseconds after its start
    /// @param takes  milliseconds
    void time(String what, Figures begins, Figures takes) {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", what);
        line.put("begins at", Figures.number(begins.median()) + " ms");
        line.put("takes", takes.text("ms"));
        times.add(line);
        timesJson.add(Map.of("what", what, "unit", "ms", "begins", begins.runs(), "takes", takes.runs()));
    }

    /// Something to be read below the table.
    void note(String text) {
        notes.add(text);
    }

    /// A row that is not there, and why.
    void missing(String what, String reason) {
        missing.add(what + " is missing: " + reason);
    }

    /// A kind that could not be measured, and why.
    void failed(String kind, String error) {
        hasFailed = true;
        missing.add("Not all of \"%s\" could be measured:\n%s".formatted(kind, error));
    }

    /// Whether a ratio is above its limit, or something grows too fast, or could not be measured.
    boolean isBroken() {
        return hasFailed || rows.stream().anyMatch(Row::isBroken) || growths.stream().anyMatch(Growth::isBroken);
    }

    void print(Show show, PrintStream out) {
        out.println("Measured on " + machine + ".");
        if (!rows.isEmpty()) {
            out.println(show.text(rows.stream().map(Row::line).toList()));
            out.println("Runs: %d, in turn with the peer's. Medians; in brackets the least and the greatest. ".formatted(runs)
                + "A row without a peer is reported, and fails nothing.");
        }
        if (!growths.isEmpty()) {
            out.println(show.text(growths.stream().map(Growth::line).toList()));
            out.println("The exponent is that of the steepest stretch between two neighbouring sizes: 1 is linear.");
        }
        if (!times.isEmpty()) {
            out.println(show.text(times));
            out.println("Runs: %d. Medians; in brackets the least and the greatest.".formatted(runs));
        }
        notes.forEach(out::println);
        missing.forEach(out::println);
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("machine", machine);
        json.put("runs", runs);
        json.put("rows", rows.stream().map(Row::json).toList());
        json.put("growth", growths.stream().map(Growth::json).toList());
        json.put("times", timesJson);
        json.put("notes", notes);
        json.put("missing", missing);
        var writer = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();
        return writer.toJson(json) + "\n";
    }
}
