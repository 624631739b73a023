package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void shouldKeepMarkersWithoutColours() {
        assertThat(Show.plain().prose("\nA `cursor` is **not** open.\n\n")).isEqualTo("A `cursor` is **not** open.");
    }

    @Test
    void shouldPutColoursInPlaceOfMarkers() {
        assertThat(Show.colored().prose("A `cursor` is **not** `o**p**en`."))
            .isEqualTo("A \u001b[36mcursor\u001b[0m is \u001b[1mnot\u001b[0m \u001b[36mo**p**en\u001b[0m.");
    }

    @Test
    void shouldLeaveUnpairedMarkersAlone() {
        assertThat(Show.colored().prose("2 ** 3, a ` b\nand ` on")).isEqualTo("2 ** 3, a ` b\nand ` on");
    }

    @Test
    void shouldLeaveFencedCodeAndListsIntact() {
        assertThat(Show.colored().prose("- one\n  - two\n\n```sql\nSELECT  `a` ** 2\n```\nend `x`")).isEqualTo(
            "- one\n  - two\n\n\u001b[2m```sql\u001b[0m\n\u001b[36mSELECT  `a` ** 2\u001b[0m\n\u001b[2m```\u001b[0m\n"
                + "end \u001b[36mx\u001b[0m");
    }

    @Property
    void shouldLoseNothingButMarkers(@ForAll @Chars({'`', '*', ' ', '\n'}) @CharRange(from = 'a', to = 'c') String markdown) {
        String colored = Show.colored().prose(markdown).replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(colored.replaceAll("[`*]", "")).isEqualTo(markdown.strip().replaceAll("[`*]", ""));
    }
}
