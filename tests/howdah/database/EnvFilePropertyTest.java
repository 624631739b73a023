package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Fuzz;
import howdah.show.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvFilePropertyTest {

    private static final List<String> PIECES = List.of("A", "=", "'", "\"", "\\", "#", " ", "\n", "\r", "export ", "PGHOST=",
        "\uFEFF", "\u2028", "////", "b");

    /// How a file may be written without changing what it says.
    record Manner(boolean mark, String lineEnd, String before, String around, String after, boolean preferDoubleQuotes) {

        String file(Map<String, String> values) {
            var text = new StringBuilder(mark ? "\uFEFF" : "");
            values.forEach((name, value) -> text.append(before).append(name).append(around).append('=').append(around)
                .append(quoted(value)).append(after).append(lineEnd));
            return text.toString();
        }

        private String quoted(String value) {
            var quote = value.contains("'") || preferDoubleQuotes && !value.contains("\"") ? "\"" : "'";
            return quote + value + quote;
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadBackWhatWasWrittenInQuotes(@ForAll("values") Map<String, String> values, @ForAll("manners") Manner manner) {
        assertThat(read(manner.file(values).getBytes(StandardCharsets.UTF_8))).isEqualTo(values);
    }

    @Property(tries = 500)
    void shouldEitherReadOrRefuseGarbage(@ForAll byte[] garbage) {
        assertReadOrRefused(garbage);
    }

    @Property(tries = 500)
    void shouldEitherReadOrRefuseWhatAlmostIsAFile(@ForAll("nearlyLines") String text) {
        assertReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Tag("soak")
    void shouldEitherReadOrRefuseAMillionFiles() {
        Fuzz.million(".env", seed -> {
            var text = Fuzz.text(new Random(seed), PIECES, 20);
            assertReadOrRefused(() -> EnvFile.parse(text, ".env"));
        });
    }

    private static void assertReadOrRefused(byte[] content) {
        assertReadOrRefused(() -> read(content));
    }

    private static void assertReadOrRefused(Supplier<Map<String, String>> file) {
        try {
            assertThat(file.get()).doesNotContainKey("");
        } catch (Failure refused) {
            assertThat(refused.exitCode()).isEqualTo(Failure.USAGE);
            assertThat(refused).hasMessageStartingWith(".env");
        }
    }

    private static Map<String, String> read(byte[] content) {
        try {
            var file = Files.createTempFile("howdah", ".env");
            try {
                return EnvFile.read(Files.write(file, content), ".env");
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> values() {
        var names = Arbitraries.strings().withCharRange('A', 'Z').withChars('_').ofMinLength(1).ofMaxLength(12);
        var values = Arbitraries.strings().withChars("ab =#\\$%:@/`\t\"'").withChars("ä→象\u00A0\u2028")
            .filter(value -> !value.contains("\"") || !value.contains("'"));
        return Arbitraries.maps(names, values).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Manner> manners() {
        return Arbitraries.of(true, false).flatMap(mark -> Arbitraries.of("\n", "\r\n").flatMap(lineEnd ->
            Arbitraries.of("", "  ", "export ", "\texport  ").flatMap(before -> Arbitraries.of("", " ").flatMap(around ->
                Arbitraries.of("", "  ", " # said 'so'", "#\"").flatMap(after -> Arbitraries.of(true, false).map(preferDouble ->
                    new Manner(mark, lineEnd, before, around, after, preferDouble)))))));
    }

    @Provide
    Arbitrary<String> nearlyLines() {
        return Arbitraries.of(PIECES).list().ofMaxSize(20).map(parts -> String.join("", parts));
    }
}
