package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CellTextPropertyTest {

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of("%", "%%", "hint", " ", "\n", "\r\n", ";", "{", "}", "(", ")", "=", "\"", "\"\"\"", "'", "\\", "//",
            "/*", "*/", "int a", "😀", "return", ">").list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    /// Whatever is typed: each part lies where it says it does, and no line of the cell gets lost.
    @Property(tries = 2000)
    void shouldKeepLinesAndPlaces(@ForAll("cells") String source) {
        var lines = source.split("\\R", -1);
        for (var part : new CellText(source).parts()) {
            var ahead = source.substring(0, part.start());
            assertThat(part.line()).isEqualTo(ahead.split("\\R", -1).length);
            if (part instanceof Part.Java java && !java.source().contains("Magics.call")) {
                assertThat(source.substring(part.start())).startsWith(java.source());
                assertThat(lines[part.line() - 1].stripTrailing()).endsWith(java.source().split("\\R", -1)[0].stripTrailing());
            }
        }
    }

    @Property(tries = 1000)
    void shouldTellTheMagicOfAPlace(@ForAll("cells") String source) {
        var text = new CellText(source);
        for (var part : text.parts()) {
            var name = part instanceof Part.Line line ? line.name() : part instanceof Part.Head head ? head.name() : "";
            if (!name.isEmpty()) {
                assertThat(text.magicAt(part.start() + 3)).hasValueSatisfying(place -> assertThat(name.replace("%", ""))
                    .isEqualTo(source.substring(place.nameStart(), place.nameEnd())));
            }
        }
    }
}
