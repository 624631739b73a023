package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShowTest {

    private final Show plain = Show.plain();
    private final Show colored = Show.of(true, 100);

    record Post(int id, String title) {
    }

    @Test
    void shouldDrawAListOfMapsAsPsqlDoes() {
        assertThat(plain.text(List.of(row("id", 1, "num", 100, "data", "abc'def"), row("id", 2, "num", 7, "data", "x"))))
            .isEqualTo("""
                 id │ num │ data
                ────┼─────┼─────────
                  1 │ 100 │ abc'def
                  2 │   7 │ x
                (2 rows)""");
    }

    @Test
    void shouldDrawASingleMapWithoutCountingIt() {
        assertThat(plain.text(row("id", 1, "data", "abc'def"))).isEqualTo("""
             id │ data
            ────┼─────────
              1 │ abc'def""");
    }

    @Test
    void shouldDrawRecordsByTheirComponents() {
        assertThat(plain.text(new Post(1, "Hello"))).isEqualTo("""
             id │ title
            ────┼───────
              1 │ Hello""");
        assertThat(plain.text(List.of(new Post(1, "Hello")))).endsWith("\n(1 row)");
    }

    @Test
    void shouldListSingleValuesAndUpdateCounts() {
        assertThat(plain.text(List.of("a", "bb"))).isEqualTo(" a\n bb\n(2 rows)");
        assertThat(plain.text(new int[] {1, 10})).isEqualTo("  1\n 10\n(2 rows)");
        assertThat(plain.text(new String[] {"a"})).isEqualTo(" a\n(1 row)");
        assertThat(plain.text(List.of())).isEqualTo("(0 rows)");
    }

    @Test
    void shouldShowSingleValuesAsThemselves() {
        assertThat(plain.text(42)).isEqualTo("42");
        assertThat(plain.text("one\ntwo\tthree")).isEqualTo("one\ntwo\tthree");
        assertThat(plain.text("")).isEmpty();
        assertThat(plain.text(true)).isEqualTo("true");
    }

    @Test
    void shouldTellNullFromAnEmptyStringAndFromTheWord() {
        assertThat(plain.text(null)).isEqualTo("NULL");
        assertThat(plain.text(Optional.empty())).isEqualTo("NULL");
        assertThat(plain.text("NULL")).isEqualTo("\"NULL\"");
        assertThat(plain.text(Arrays.asList(null, "", "NULL"))).isEqualTo(" NULL\n\n \"NULL\"\n(3 rows)");
    }

    @Test
    void shouldShowWhatAnOptionalHolds() {
        assertThat(plain.text(Optional.of(row("id", 1)))).isEqualTo(plain.text(row("id", 1)));
    }

    @Test
    void shouldLeaveBlankWhatARowDoesNotHave() {
        assertThat(plain.text(List.of(row("a", 1), row("b", null, "c", "x")))).isEqualTo("""
             a │ b    │ c
            ───┼──────┼───
             1 │      │
               │ NULL │ x
            (2 rows)""");
    }

    @Test
    void shouldTakeANullAmongRowsForARowOfNulls() {
        assertThat(plain.text(Arrays.asList(row("a", 1, "b", 2), null))).isEqualTo("""
                a │    b
            ──────┼──────
                1 │    2
             NULL │ NULL
            (2 rows)""");
    }

    @Test
    void shouldSayThatThereIsNothingToShow() {
        assertThat(plain.text(Map.of())).isEqualTo("(no columns)");
        assertThat(plain.text(List.of(Map.of()))).isEqualTo("(1 row)");
    }

    @Test
    void shouldTellAnExceptionAsAnError() {
        assertThat(plain.text(new IllegalStateException("no luck"))).startsWith("IllegalStateException: no luck");
    }

    @Test
    void shouldUseColoursOnlyWhereTheyAreWanted() {
        Map<String, Object> row = row("id", null);
        assertThat(colored.text(row)).isEqualTo(" \u001b[1mid\u001b[0m\n──────\n \u001b[2mNULL\u001b[0m");
        assertThat(withoutColours(colored.text(row))).isEqualTo(plain.text(row));
        assertThat(plain.text(row)).doesNotContain("\u001b");
    }

    @Test
    void shouldWriteAHeading() {
        assertThat(plain.heading(1, "Connect")).isEqualTo("1. Connect");
        assertThat(colored.heading(1, "Connect")).isEqualTo("\u001b[1m1. Connect\u001b[0m");
    }

    @Test
    void shouldDrawWithAsciiWhereTheOutputHasNoMore() {
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 100, false, false);
        assertThat(ascii.text(row("id", 1, "name", "日本\n"))).isEqualTo("""
             id | name
            ----+--------------------
              1 | \\u65e5\\u672c\\u000a""");
    }

    @Test
    void shouldAddTheStackTraceOnDemand() {
        var tracing = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.UTF_8, () -> 100, false, true);
        var failure = new IllegalStateException("password=secret");
        assertThat(tracing.error(failure)).contains("\n\tat howdah.show.ShowTest").doesNotContain("secret");
        assertThat(plain.error(failure)).doesNotContain("\tat ");
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }

    private static String withoutColours(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
