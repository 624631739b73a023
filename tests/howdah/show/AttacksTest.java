package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The usual attacks, in every picture.
class AttacksTest {

    static final List<String> TEXTS = Attacks.TEXTS;

    @ParameterizedTest
    @FieldSource("TEXTS")
    void shouldBeNothingButText(String text) {
        assertThat(Attacks.pictures(text)).allSatisfy((name, html) -> {
            assertThat(html).as(name).isNotEmpty();
            Page.requireHarmless(html);
        });
    }

    @Test
    void shouldBeTriedInWhateverDraws() throws IOException {
        try (var files = Files.list(Repository.root().resolve("scripts/howdah/show"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.matches("(Html|Svg).+")))
                .containsExactlyInAnyOrderElementsOf(Attacks.pictures("x").keySet());
        }
    }
}
