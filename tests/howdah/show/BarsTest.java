package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarsTest {

    private final Show narrow = Show.of(false, 30);

    @Test
    void shouldCountDigitsOfWhatWasCalculated() {
        assertThat(Quantity.text(0.3 - 0.29)).isEqualTo("0.01");
        assertThat(Quantity.text(1.87 - 1.853)).isEqualTo("0.017");
        assertThat(Quantity.text(2.0 / 3)).isEqualTo("0.667");
        assertThat(Quantity.text(12_345.678)).isEqualTo("12,346");
        assertThat(Quantity.text(0.99999)).isEqualTo("1");
    }

    @Test
    void shouldDrawBarsAsLongAsTheirNumbers() {
        assertThat(narrow.text(Bars.of("rows per second", values("one", 1000, "batch", 2000, "COPY", 16000)))).isEqualTo("""
            rows per second
             one     1,000 █
             batch   2,000 █▉
             COPY   16,000 ███████████████""");
    }

    @Test
    void shouldDrawNegativeNumbersToTheLeftOfZero() {
        assertThat(narrow.text(Bars.of("", "ms", values("a", -5, "b", 10, "zero", 0)))).isEqualTo("""
            |a     -5 ms █████│
            |b     10 ms      │██████████▋
            |zero   0 ms      │""".replace('|', ' '));
    }

    @Test
    void shouldDrawWhatIsNotZeroAsMoreThanNothing() {
        assertThat(narrow.text(Bars.of("", values("much", 1_000_000, "little", 1, "none", 0))).lines().skip(1))
            .containsExactly(" little          1 ▏", " none            0");
    }

    @Test
    void shouldDrawNoBarForWhatIsNoNumber() {
        assertThat(narrow.text(Bars.of("", values("null", null, "NaN", Double.NaN, "one", 1))).lines().limit(2))
            .containsExactly(" null  NULL", " NaN    NaN");
    }

    @Test
    void shouldDrawInfinityAsTheLongestBar() {
        var bars = Bars.of("", values("i", Double.POSITIVE_INFINITY, "n", Double.NEGATIVE_INFINITY));
        List<String> lines = narrow.text(bars).lines().toList();
        assertThat(lines.get(0)).endsWith(" Infinity         │███████");
        assertThat(lines.get(1)).endsWith(" -Infinity ████████│");
    }

    @Test
    void shouldDrawWithAsciiWhereTheOutputHasNoMore() {
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 20, false, false);
        assertThat(ascii.text(Bars.of("t", values("a", 10, "b", 5)))).isEqualTo("t\n a  10 #############\n b   5 #######");
    }

    @Test
    void shouldSayThatThereAreNone() {
        assertThat(narrow.text(Bars.of("title", Map.of()))).isEqualTo("title\n(no bars)");
    }

    @Test
    void shouldWriteNumbersForPeople() {
        assertThat(Quantity.text(1234567, "")).isEqualTo("1,234,567");
        assertThat(Quantity.text(12.3456, "ms")).isEqualTo("12.3 ms");
        assertThat(Quantity.text(0.012345, "")).isEqualTo("0.0123");
        assertThat(Quantity.text(1234.5, "")).isEqualTo("1,235");
        assertThat(Quantity.text(new BigDecimal("1e30"), "")).isEqualTo("1.00e+30");
        assertThat(Quantity.text(0.0, "")).isEqualTo("0");
        assertThat(Quantity.text(-1536, "bytes")).isEqualTo("-1.5 kB");
        assertThat(Quantity.text(1023, "bytes")).isEqualTo("1,023 bytes");
    }

    @Property
    void shouldFitAnyPaper(@ForAll("charts") Map<String, Number> values, @ForAll @IntRange(min = 1, max = 120) int width) {
        assertThat(Show.of(false, width).text(Bars.of("a title of several words", "ms", values)).lines())
            .allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(Math.max(20, width)));
    }

    @Property
    void shouldDifferOnlyInColours(@ForAll("charts") Map<String, Number> values) {
        var bars = Bars.of("title", values);
        assertThat(Show.of(true, 100).text(bars).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(Show.of(false, 100).text(bars));
    }

    @Provide
    Arbitrary<Map<String, Number>> charts() {
        Arbitrary<Number> numbers = Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.doubles(), Arbitraries.bigDecimals(),
            Arbitraries.of(0, Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(40), numbers.injectNull(0.1)).ofMaxSize(6);
    }

    private static Map<String, Number> values(Object... labelsAndNumbers) {
        Map<String, Number> values = new LinkedHashMap<>();
        for (int i = 0; i < labelsAndNumbers.length; i += 2) {
            values.put((String) labelsAndNumbers[i], (Number) labelsAndNumbers[i + 1]);
        }
        return values;
    }
}
