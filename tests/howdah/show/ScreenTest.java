package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    @Test
    void shouldUseColoursOnATerminal() {
        assertThat(new Screen(true, Map.of()).ink()).isEqualTo(Ink.COLORED);
        assertThat(new Screen(false, Map.of()).ink()).isEqualTo(Ink.PLAIN);
    }

    @Test
    void shouldHonourNoColor() {
        assertThat(new Screen(true, Map.of("NO_COLOR", "1")).ink()).isEqualTo(Ink.PLAIN);
        assertThat(new Screen(true, Map.of("NO_COLOR", "")).ink()).isEqualTo(Ink.COLORED);
    }

    @Test
    void shouldTakeADumbTerminalForNone() {
        assertThat(Screen.of(Screen.OUT, Map.of("TERM", "dumb")).terminal()).isFalse();
        assertThat(Screen.of(Screen.OUT, Map.of()).terminal()).isFalse();
    }

    @Test
    void shouldBeAsWideAsColumnsSays() {
        assertThat(new Screen(false, Map.of("COLUMNS", "57")).width()).isEqualTo(57);
        assertThat(new Screen(true, Map.of("COLUMNS", "57")).width()).isEqualTo(57);
    }

    @Test
    void shouldBeOfTheUsualWidthWhereNothingTells() {
        assertThat(new Screen(false, Map.of()).width()).isEqualTo(100);
        assertThat(new Screen(false, Map.of("COLUMNS", "wide")).width()).isEqualTo(100);
        assertThat(new Screen(false, Map.of("COLUMNS", "0")).width()).isEqualTo(100);
    }
}
