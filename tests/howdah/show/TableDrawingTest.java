package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TableDrawingTest {

    private final Show plain = Show.plain();

    @Test
    void shouldAlignWideCharacters() {
        List<Map<String, Object>> rows = List.of(row("name", "日本", "n", 1), row("name", "👨‍👩‍👧 e\u0301", "n", 20),
            row("name", "❤️", "n", 300), row("name", "plain", "n", 4));
        assertThat(plain.text(rows)).isEqualTo("""
             name  │   n
            ───────┼─────
             日本  │   1
             👨‍👩‍👧 e\u0301  │  20
             ❤️    │ 300
             plain │   4
            (4 rows)""");
    }

    @Test
    void shouldPutOnlyNumbersToTheRight() {
        assertThat(plain.text(List.of(row("n", 1, "t", "1", "mixed", 1), row("n", null, "t", "10", "mixed", "x"))))
            .isEqualTo("""
                    n │ t  │ mixed
                ──────┼────┼───────
                    1 │ 1  │ 1
                 NULL │ 10 │ x
                (2 rows)""");
    }

    @Test
    void shouldCutLongValuesWithAMark() {
        String drawn = plain.text(row("a", "x".repeat(100), "b", 1));
        assertThat(drawn.lines().toList().getLast()).isEqualTo(" " + "x".repeat(59) + "… │ 1");
    }

    @Test
    void shouldGiveALoneColumnTwiceTheRoom() {
        assertThat(plain.text(List.of("x".repeat(120)))).doesNotContain("…");
        assertThat(plain.text(List.of("x".repeat(121)))).contains("…");
    }

    @Test
    void shouldKeepEachRowOnOneLineAndNamesHarmless() {
        assertThat(plain.text(row("a\u001b[2J", "one\ntwo"))).isEqualTo(" a␛[2J\n─────────\n one↵two");
    }

    @Property
    void shouldPutTheBordersBelowEachOther(@ForAll("rows") List<Map<String, Object>> rows) {
        List<String> lines = plain.text(rows).lines().toList();
        if (rows.stream().anyMatch(row -> !row.isEmpty())) {
            List<Integer> rule = columnsOf('┼', lines.get(1));
            assertThat(columnsOf('│', lines.get(0))).isEqualTo(rule);
            assertThat(lines.subList(2, lines.size() - 1)).hasSameSizeAs(rows)
                .allSatisfy(line -> assertThat(columnsOf('│', line)).isEqualTo(rule));
        }
        assertThat(lines.getLast()).isEqualTo(rows.size() == 1 ? "(1 row)" : "(" + rows.size() + " rows)");
    }

    @Property
    void shouldBeNoWiderThanItsRule(@ForAll("rows") List<Map<String, Object>> rows) {
        List<String> lines = plain.text(rows).lines().toList();
        int widest = lines.size() < 3 ? Integer.MAX_VALUE : Clusters.width(lines.get(1));
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line ->
            assertThat(Clusters.width(line)).isLessThanOrEqualTo(widest));
    }

    @Property
    void shouldLetNoControlCharacterThrough(@ForAll("rows") List<Map<String, Object>> rows) {
        assertThat(plain.text(rows).codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    }

    @Property
    void shouldDifferOnlyInColours(@ForAll("rows") List<Map<String, Object>> rows) {
        assertThat(Show.colored().text(rows).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.text(rows));
    }

    @Property
    void shouldBePureAsciiWhereTheOutputIs(@ForAll("rows") List<Map<String, Object>> rows) {
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, false, false);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii.text(rows))).isTrue();
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> rows() {
        Arbitrary<String> names = Arbitraries.strings().withChars("ab日").ofMinLength(1).ofMaxLength(3);
        Arbitrary<Object> values = Arbitraries.oneOf(
            Arbitraries.strings().excludeChars('│').ofMaxLength(80),
            Arbitraries.of("日本", "👍🏽", "👨‍👩‍👧", "🇩🇪", "❤️", "e\u0301", "NULL", "", "\u001b[31m"),
            Arbitraries.integers(), Arbitraries.bigDecimals(), Arbitraries.of(true, false),
            Arbitraries.bytes().array(byte[].class), Arbitraries.integers().list().ofMaxSize(3)).injectNull(0.1);
        return Arbitraries.maps(names, values).ofMaxSize(4).list().ofMaxSize(6);
    }

    private static List<Integer> columnsOf(char border, String line) {
        List<Integer> columns = new ArrayList<>();
        for (int i = line.indexOf(border); i >= 0; i = line.indexOf(border, i + 1)) {
            columns.add(Clusters.width(line.substring(0, i)));
        }
        return columns;
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }
}
