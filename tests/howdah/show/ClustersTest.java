package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "é, 1", "e\u0301, 1", "日本, 4", "한국, 4", "\u1112\u1161\u11ab, 2", "ｱ, 1", "Ａ, 2",
        "👍, 2", "👍🏽, 2", "👨‍👩‍👧, 2", "🇩🇪, 2", "🇩🇪🇫🇷, 4", "❤️, 2", "❤, 1", "1️⃣, 2", "☕, 2", "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2",
        "क्षि, 3", "می‌خواهم, 7", "…, 1", "│, 1",
    })
    void shouldCountColumnsAsATerminalDoes(String text, int columns) {
        assertThat(Clusters.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"ab, 1", "e\u0301x, 2", "👨‍👩‍👧x, 8", "🇩🇪🇫🇷, 4", "❤️x, 2", "日本, 1"})
    void shouldFindWhereACharacterEnds(String text, int end) {
        assertThat(Clusters.end(text, 0)).isEqualTo(end);
    }

    @Test
    void shouldBearHalvesOfCharacters() {
        assertThat(Clusters.end("\ud83d", 0)).isEqualTo(1);
        assertThat(Clusters.end("\udc4d\ud83d", 0)).isEqualTo(1);
        assertThat(Clusters.width("\ud83d")).isBetween(0, 2);
    }
}
