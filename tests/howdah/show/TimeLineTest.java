package howdah.show;

import static howdah.show.TimeLine.Kind.COMMIT;
import static howdah.show.TimeLine.Kind.DEADLOCK;
import static howdah.show.TimeLine.Kind.DONE;
import static howdah.show.TimeLine.Kind.GRANTED;
import static howdah.show.TimeLine.Kind.STATEMENT;
import static howdah.show.TimeLine.Kind.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeLineTest {

    private static final TimeLine BLOCKED = new TimeLine(List.of(
        event("a", STATEMENT, "UPDATE test\n   SET num = 1"), event("a", DONE, "1 row"),
        event("b", STATEMENT, "UPDATE test SET num = 2"), event("b", WAITS, "row of test", "a"),
        event("a", COMMIT, ""), event("b", GRANTED, ""), event("b", DONE, "1 row")));

    @Test
    void shouldDrawWhoWaitsForWhomAndHowLong() {
        assertThat(Show.plain().text(BLOCKED)).isEqualTo("""
             a                         │ b
            ───────────────────────────┼────────────────────────────
             UPDATE test SET num = 1   │
             → 1 row                   │
                                       │ UPDATE test SET num = 2
                                       │ ┏ waits for a: row of test
             COMMIT                    │ ┃
                                       │ ┗ goes on
                                       │ → 1 row""");
    }

    @Test
    void shouldWrapWhatDoesNotFitItsColumn() {
        assertThat(Show.of(false, 40).text(BLOCKED)).contains("""
             UPDATE test SET   │
             num = 1           │
            """, """
                               │ ┏ waits for a:
                               │ ┃ row of test
            """);
    }

    @Test
    void shouldTellOneEventAfterTheOtherOnNarrowPaper() {
        assertThat(Show.of(false, 20).text(BLOCKED)).endsWith("""
            b: waits for a: row
               of test
            a: COMMIT
            b: goes on
            b: 1 row""");
    }

    @Test
    void shouldShowWhomADeadlockEnds() {
        var deadlock = new TimeLine(List.of(event("a", WAITS, "", "b"), event("b", WAITS, "", "a"),
            event("b", DEADLOCK, ""), event("a", GRANTED, "")));
        assertThat(Show.plain().text(deadlock).lines().skip(2)).containsExactly(
            " ┏ waits for b │", " ┃             │ ┏ waits for a", " ┃             │ ┗ fails, to end a deadlock",
            " ┗ goes on     │");
    }

    @Test
    void shouldCutALongStatement() {
        var long200 = "SELECT " + "x".repeat(400);

        var drawn = Show.of(false, 500).text(new TimeLine(List.of(event("a", STATEMENT, long200))));

        assertThat(drawn.lines().skip(2)).containsExactly(" " + long200.substring(0, 200) + "…");
    }

    @Test
    void shouldDrawWithAsciiWhereTheOutputHasNoMore() {
        var ascii = new Show(Ink.PLAIN, Ink.PLAIN, StandardCharsets.US_ASCII, () -> 100, false, false);
        assertThat(ascii.text(BLOCKED)).contains("| + waits for a", " COMMIT                    | |\n", "| + goes on");
    }

    @Test
    void shouldSayThatNothingHappened() {
        assertThat(Show.plain().text(new TimeLine(List.of()))).isEqualTo("(no events)");
    }

    @Property
    void shouldFitAnyPaper(@ForAll("timeLines") TimeLine timeLine, @ForAll @IntRange(min = 20, max = 120) int width) {
        String text = Show.of(false, width).text(timeLine);
        assertThat(text.lines()).allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(width));
        assertThat(text.codePoints()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
        assertThat(Show.of(true, width).text(timeLine).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text);
    }

    @Provide
    Arbitrary<TimeLine> timeLines() {
        Arbitrary<String> sessions = Arbitraries.of("a", "b", "c", "日本", "a session of a long name");
        return Combinators.combine(sessions, Arbitraries.of(TimeLine.Kind.class), Arbitraries.strings().ofMaxLength(60),
            sessions.list().ofMaxSize(2))
            .as((session, kind, text, holders) -> new TimeLine.Event(session, kind, text, holders, 0))
            .list().ofMaxSize(12).map(TimeLine::new);
    }

    private static TimeLine.Event event(String session, TimeLine.Kind kind, String text, String... holders) {
        return new TimeLine.Event(session, kind, text, List.of(holders), 0);
    }
}
