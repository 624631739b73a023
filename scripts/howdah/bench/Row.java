package howdah.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that was measured, beside its peer if it has one.
///
/// @param unit  of the figures
/// @param peer  empty for a row that stands alone
/// @param limit what the ratio to the peer must not exceed; the figure itself, if there is no peer; NaN if it is only reported
record Row(String what, String unit, Figures ours, String peer, Figures theirs, double limit) {

    static final double REPORTED = Double.NaN;

    static Row alone(String what, String unit, Figures ours, double limit) {
        return new Row(what, unit, ours, "", new Figures(List.of()), limit);
    }

    private boolean isAlone() {
        return peer.isEmpty();
    }

    private boolean isReported() {
        return Double.isNaN(limit);
    }

    /// NaN without a peer.
    double ratio() {
        return isAlone() ? Double.NaN : ours.median() / theirs.median();
    }

    private boolean isWithinLimit() {
        return (isAlone() ? ours.median() : ratio()) <= limit;
    }

    /// Figures differ from machine to machine: alone they are reported, and do not fail the bench.
    boolean isBroken() {
        return !isAlone() && !isReported() && !isWithinLimit();
    }

    /// As a row of a table.
    Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("what", what);
        line.put("Howdah", ours.text(unit));
        line.put("against", peer);
        line.put("takes", isAlone() ? "" : theirs.text(unit));
        line.put("ratio", isAlone() ? "" : Figures.number(ratio()));
        line.put("at most", isReported() ? "" : Figures.number(limit) + (isAlone() ? " " + unit : ""));
        line.put("holds", isReported() ? "" : isWithinLimit() ? "yes" : "NO");
        return line;
    }

    /// As an object of JSON.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", what);
        json.put("unit", unit);
        json.put("howdah", ours.runs());
        json.put("against", isAlone() ? null : peer);
        json.put("peer", isAlone() ? null : theirs.runs());
        json.put("ratio", isAlone() ? null : ratio());
        json.put("atMost", isReported() ? null : limit);
        json.put("holds", isReported() ? null : isWithinLimit());
        return json;
    }
}
