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
}
