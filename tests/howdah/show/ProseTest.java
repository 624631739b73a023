package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void shouldKeepMarkersWithoutColours() {
        assertThat(Show.plain().prose("\nA `cursor` is **not** open.\n\n")).isEqualTo("A `cursor` is **not** open.");
    }

    @Test
    void shouldPutColoursInPlaceOfMarkers() {
        assertThat(Show.of(true, 100).prose("A `cursor` is **not** `o**p**en`."))
            .isEqualTo("A \u001b[36mcursor\u001b[0m is \u001b[1mnot\u001b[0m \u001b[36mo**p**en\u001b[0m.");
    }

    @Test
    void shouldSetOffStressedWords() {
        assertThat(Show.of(true, 100).prose("A *serialization failure*: 2 * 3 * 4, `*` and a*b*c."))
            .isEqualTo("A \u001b[1mserialization failure\u001b[0m: 2 * 3 * 4, \u001b[36m*\u001b[0m and a*b*c.");
        assertThat(Show.of(true, 14).prose("They call it a *lost update* here."))
            .isEqualTo("They call it a\n\u001b[1mlost update\u001b[0m here.");
    }

    @Test
    void shouldWrapATitle() {
        assertThat(Show.of(true, 30).title("Lesson 3: Give values to statements"))
            .isEqualTo("\u001b[1mLesson 3: Give values to\u001b[0m\n\u001b[1mstatements\u001b[0m");
        assertThat(Show.of(false, 100).title("Lesson 3")).isEqualTo("Lesson 3");
    }

    @Test
    void shouldLeaveUnpairedMarkersAlone() {
        assertThat(Show.of(true, 100).prose("2 ** 3, a ` b\nand ` on")).isEqualTo("2 ** 3, a ` b\nand ` on");
    }

    @Test
    void shouldLeaveFencedCodeAndListsIntact() {
        assertThat(Show.of(true, 100).prose("- one\n  - two\n\n```sql\nSELECT  `a` ** 2\n```\nend `x`")).isEqualTo(
            "- one\n  - two\n\n\u001b[2m```sql\u001b[0m\n\u001b[36mSELECT  `a` ** 2\u001b[0m\n\u001b[2m```\u001b[0m\n"
                + "end \u001b[36mx\u001b[0m");
    }

    @Test
    void shouldTakeANumberInTheMidstOfAParagraphForAWord() {
        assertThat(Show.of(false, 24).prose("so that it needs no year\n9999. It is later than all\n\n1. one\n2. two")).isEqualTo("""
            so that it needs no year
            9999. It is later than
            all

            1. one
            2. two""");
    }

    @Property
    void shouldLoseNothingButMarkers(@ForAll @Chars({'`', '*', ' ', '\n'}) @CharRange(from = 'a', to = 'c') String markdown) {
        String colored = Show.of(true, 100).prose(markdown).replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(colored.replaceAll("[`*\\s]", "")).isEqualTo(markdown.replaceAll("[`*\\s]", ""));
    }

    @Test
    void shouldWrapParagraphsAndItemsThatDoNotFit() {
        assertThat(Show.of(false, 24).prose("""
            A paragraph that is wider than
            the paper.

            - an item that is `not broken` here
            - short

            ```
            code that stays as it is, however wide
            ```""")).isEqualTo("""
            A paragraph that is
            wider than the paper.

            - an item that is
              `not broken` here
            - short

            ```
            code that stays as it is, however wide
            ```""");
    }

    @Property
    void shouldBreakNoWordThatFits(@ForAll List<@Chars({'a', '日', '1'}) @StringLength(min = 1, max = 8) String> words) {
        String wrapped = Show.of(false, 20).prose(String.join(" ", words));
        assertThat(wrapped.lines()).allSatisfy(line -> assertThat(Clusters.width(line)).isLessThanOrEqualTo(20));
        assertThat(words.isEmpty() ? List.of("") : words).isEqualTo(List.of(wrapped.split("\\s+")));
    }
}
