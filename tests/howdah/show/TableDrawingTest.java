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
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TableDrawingTest {

    private static final int WIDE = 2000;
    private static final Alphabet ALPHABET = Alphabet.of(StandardCharsets.UTF_8);

    private final Show plain = Show.of(false, WIDE);

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
    void shouldCutTextsWhereTheLineDoesNotFit() {
        assertThat(Show.of(false, 40).text(row("a", "x".repeat(100), "b", 1)).lines())
            .containsExactly(" a" + " ".repeat(33) + " │ b", "─".repeat(36) + "┼───", " " + "x".repeat(33) + "… │ 1");
    }

    @Test
    void shouldCutNothingThatFits() {
        assertThat(Show.of(false, 200).text(row("a", "x".repeat(100), "b", "y".repeat(90)))).doesNotContain("…");
    }

    @Test
    void shouldNeverCutANumber() {
        assertThat(Show.of(false, 30).text(row("number", 123456789012L, "text", "z".repeat(30))).lines().toList().getLast())
            .isEqualTo(" 123456789012 │ zzzzzzzzzzzz…");
    }

    @Test
    void shouldPutColumnsBelowEachOtherWhereThereIsNoRoomBesideEachOther() {
        assertThat(Show.of(false, 20).text(List.of(row("id", 1, "title", "A title that is long", "body", null), row("id", 2))))
            .isEqualTo("""
                ─[ 1 ]─┼──────────
                 id    │ 1
                 title │ A title th…
                 body  │ NULL
                ─[ 2 ]─┼──────────
                 id    │ 2
                (2 rows)""");
    }

    @Test
    void shouldNameTheColumnsOfAnEmptyResultThatIsTooWide() {
        var columns = List.of("one long name", "another one", "a third").stream().map(name -> new Table.Column(name, false));
        assertThat(Pictures.draw(new Table(columns.toList(), List.of(), true), new Paper(Ink.PLAIN, ALPHABET, 20)))
            .isEqualTo(" one long … │\n another o… │\n a third    │\n(0 rows)");
    }

    @Property(tries = 300)
    void shouldBeNoWiderThanThePaper(@ForAll("rows") List<Map<String, Object>> rows,
                                      @ForAll @IntRange(min = 20, max = 120) int width) {
        assertThat(Show.of(false, width).text(rows).lines()).allSatisfy(line ->
            assertThat(Clusters.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void shouldKeepEachRowOnOneLineAndNamesHarmless() {
        assertThat(plain.text(row("a\u001b[2J", "one\ntwo"))).isEqualTo(" a␛[2J\n─────────\n one↵two");
    }

    @Property(tries = 300)
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

    @Property(tries = 300)
    void shouldBeNoWiderThanItsRule(@ForAll("rows") List<Map<String, Object>> rows) {
        List<String> lines = plain.text(rows).lines().toList();
        int widest = lines.size() < 3 ? Integer.MAX_VALUE : Clusters.width(lines.get(1));
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line ->
            assertThat(Clusters.width(line)).isLessThanOrEqualTo(widest));
    }

    @Property(tries = 300)
    void shouldLetNoControlCharacterThrough(@ForAll("rows") List<Map<String, Object>> rows) {
        assertThat(plain.text(rows).codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    }

    @Property(tries = 300)
    void shouldDifferOnlyInColours(@ForAll("rows") List<Map<String, Object>> rows) {
        assertThat(Show.of(true, WIDE).text(rows).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain.text(rows));
    }

    @Property(tries = 300)
    void shouldBePureAsciiWhereTheOutputIs(@ForAll("rows") List<Map<String, Object>> rows) {
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 100, false, false);
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
