package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Fuzz;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DatabaseUrlPropertyTest {

    private static final List<String> PIECES = List.of("postgres", "ql", "://", "jdbc:", "sesame", ":", "@", "/", "?", "&", "=",
        "%", "%4", "%41", "[", "]", "#", "host", "9", " ", "\n");

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void shouldReadBackWhatWasEncoded(@ForAll("schemes") String scheme, @ForAll("words") String user,
        @ForAll("words") String password, @ForAll("words") String database, @ForAll @IntRange(min = 1, max = 65535) int port) {
        var url = scheme + encode(user) + ":" + encode(password) + "@db.example:" + port + "/" + encode(database);

        assertThat(DatabaseUrl.parse(url).settings()).isEqualTo(Map.of("PGUSER", user, "PGPASSWORD", password,
            "PGHOST", "db.example", "PGPORT", "" + port, "PGDATABASE", database));
    }

    @Property(tries = 1000)
    void shouldEitherReadOrRefuseGarbage(@ForAll("nearlyUrls") String garbage) {
        assertReadOrRefused(garbage);
    }

    /// Three of four begin as a URL does.
    @Test
    @Tag("soak")
    void shouldEitherReadOrRefuseAMillionUrls() {
        Fuzz.million("DATABASE_URL", seed -> {
            var random = new Random(seed);
            assertReadOrRefused((random.nextInt(4) == 0 ? "" : "postgres://") + Fuzz.text(random, PIECES, 14));
        });
    }

    private static void assertReadOrRefused(String garbage) {
        try {
            assertThat(DatabaseUrl.parse(garbage).settings()).containsKeys("PGHOST", "PGPORT");
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).doesNotContain("sesame");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("postgres://", "postgresql://", "jdbc:postgresql://");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("ab :@/?#[]%+&='\"\\").withChars("ä→象").ofMinLength(1);
    }

    @Provide
    Arbitrary<String> nearlyUrls() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(parts -> String.join("", parts));
    }
}
