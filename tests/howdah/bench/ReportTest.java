package howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import howdah.show.Show;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What `jbang bench` makes of its figures.
class ReportTest {

    private final Report report = new Report("a machine", 3);

    private static Row beside(double limit) {
        return new Row("start", "s", Figures.of(0.3, 0.1, 0.2), "slowpoke", Figures.of(1, 0.9, 1.2), limit);
    }

    private static Growth growth(double... seconds) {
        var sizes = new TreeMap<Integer, Figures>();
        for (var i = 0; i < seconds.length; i++) {
            sizes.put(10 << i, Figures.of(seconds[i]));
        }
        return new Growth("work", "s", "rows", sizes);
    }

    private String printed() {
        var out = new ByteArrayOutputStream();
        report.print(Show.of(false, 200), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldTellMediansSpreadAndRatio() {
        report.add(beside(0.25));
        assertThat(printed()).contains("a machine", "0.20 s [0.10-0.30]", "slowpoke", "1.00 s [0.90-1.20]", "yes");
        assertThat(report.isBroken()).isFalse();
    }

    @Test
    void shouldTakeTheMiddleOfAnEvenNumberOfRuns() {
        assertThat(Figures.of(1, 10, 2, 3).median()).isEqualTo(2.5);
    }

    @Test
    void shouldBeBrokenByARatioAboveItsLimit() {
        report.add(beside(0.1));
        assertThat(report.isBroken()).isTrue();
        assertThat(printed()).contains("NO");
    }

    @Test
    void shouldNotBeBrokenByAFigureWithoutAPeer() {
        report.add(Row.alone("verdict", "s", Figures.of(0.7), 0.5));
        assertThat(report.isBroken()).isFalse();
        assertThat(printed()).contains("0.70 s", "0.50 s", "NO");
    }

    @Test
    void shouldNotBeBrokenByARatioThatIsOnlyReported() {
        report.add(beside(Row.REPORTED));
        assertThat(report.isBroken()).isFalse();
        assertThat(printed()).doesNotContain("yes", "NO");
    }

    @Test
    void shouldFindTheSteepestStretch() {
        assertThat(growth(1, 2, 4).exponent()).isCloseTo(1, within(0.001));
        assertThat(growth(1, 1.5, 6, 6.1).exponent()).isCloseTo(2, within(0.001));
        assertThat(growth(1, 1, 0.9).exponent()).isZero();
    }

    @Test
    void shouldBeBrokenByWhatGrowsFasterThanLinear() {
        report.add(growth(1, 2, 4));
        assertThat(report.isBroken()).isFalse();
        report.add(growth(1, 2, 8));
        assertThat(report.isBroken()).isTrue();
        assertThat(printed()).contains("10: 1.00 · 20: 2.00 · 40: 8.00 s");
    }

    @Test
    void shouldKeepWhatWasMeasuredWhereSomethingFails() {
        report.add(beside(0.25));
        report.failed("kernels", "The kernel cannot be installed.");
        assertThat(report.isBroken()).isTrue();
        assertThat(printed()).contains("slowpoke", "\"kernels\"", "The kernel cannot be installed.");
    }

    @Test
    void shouldNameWhatIsMissingAndWhy() {
        var peers = new Peers("/bin/python", Map.of("jjava", "no such version"));
        assertThat(peers.have(List.of("ipykernel", "jjava"), "Java cells beside JJava", report)).isFalse();
        assertThat(peers.have(List.of("ipykernel"), "kernels beside ipykernel", report)).isTrue();
        assertThat(printed()).contains("Java cells beside JJava is missing: jjava cannot be installed: no such version")
            .doesNotContain("kernels beside ipykernel");
    }

    @Test
    void shouldWriteTheSameAsJson() {
        report.add(beside(0.25));
        report.add(growth(1, 2));
        report.time("the JVM", Figures.of(1), Figures.of(2));
        report.missing("copy", "no psql");
        var json = JsonParser.parseString(report.json()).getAsJsonObject();
        var row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(row.get("howdah").getAsJsonArray()).hasSize(3);
        assertThat(row.get("ratio").getAsDouble()).isCloseTo(0.2, within(0.001));
        assertThat(row.get("holds").getAsBoolean()).isTrue();
        var growth = json.getAsJsonArray("growth").get(0).getAsJsonObject();
        assertThat(growth.getAsJsonObject("sizes").keySet()).containsExactly("10", "20");
        assertThat(json.getAsJsonArray("times")).hasSize(1);
        assertThat(json.getAsJsonArray("missing").get(0).getAsString()).isEqualTo("copy is missing: no psql");
    }
}
