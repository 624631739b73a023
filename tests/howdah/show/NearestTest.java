package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, '', 3", "kitten, sitting, 3", "flaw, lawn, 2", "external, externl, 1"})
    void shouldCountTheLettersThatDiffer(String from, String to, int distance) {
        assertThat(Nearest.distance(from, to)).isEqualTo(distance);
        assertThat(Nearest.distance(to, from)).isEqualTo(distance);
    }

    @Test
    void shouldSuggestOnlyWhatIsNear() {
        var words = List.of("embedded", "container", "external");

        assertThat(Nearest.advice("Embeded", words)).isEqualTo("did you mean \"embedded\"?");
        assertThat(Nearest.advice("docker", words)).isEqualTo("write one of embedded, container, external");
    }
}
