package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void shouldNameWhatIsPressed() throws IOException {
        assertThat(keys("a ä😀\r\n\u007f\u0003\u0004")).containsExactly("a", " ", "ä", "😀", "enter", "enter", "backspace", "ctrl-c", "ctrl-d");
    }

    @Test
    void shouldUnderstandTheSequencesOfTerminals() throws IOException {
        assertThat(keys("\u001b[A\u001bOB\u001b[C\u001b[1;5D\u001b[H\u001b[4~\u001b[5~\u001b[6~"))
            .containsExactly("up", "down", "right", "left", "home", "end", "page up", "page down");
    }

    @Test
    void shouldPassOverWhatHasNoName() throws IOException {
        assertThat(keys("\u001b[200~\u001b[15;2~\u0001\u001bxq")).containsExactly("q");
    }

    @Test
    void shouldTellEscapeFromASequence() throws IOException {
        assertThat(keys("\u001b")).containsExactly("escape");
        assertThat(keys("\u001b[")).isEmpty();
    }

    /// As a terminal sends them; nothing comes after them.
    private static List<String> keys(String sent) throws IOException {
        var place = new int[1];
        var keys = new Keys(milliseconds -> place[0] < sent.length() ? sent.charAt(place[0]++) : Keys.END_OF_INPUT);
        var found = new ArrayList<String>();
        for (var key = keys.next(); key != null; key = keys.next()) {
            found.add(key);
        }
        return found;
    }
}
