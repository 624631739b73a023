package howdah.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import howdah.Fuzz;
import howdah.show.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are typed, whether they are SQL or not.
class SqlTextPropertyTest {

    private static final List<String> PIECES = List.of("SELECT ", "FROM ", "posts ", "p", ".", ",", "(", ")", "'", "\"", "$$",
        "$x$",
        "--", "/*", "*/", "\n", ";", ":{title}", ":{", "}", "::int", "?", "E'", "\\", "WITH a AS (", "JOIN ", "INSERT INTO ",
            "é", "𝄞",
        " ", "COPY t FROM STDIN", "\\.", "\\d ", "\\copy t FROM ", "\r", "-- x\n");
    private static final Catalogue CATALOGUE = new Catalogue(List.of(new Catalogue.Relation("public", "posts", "table", true,
        List.of(new Catalogue.Column("title", "text")))), List.of(), List.of("public"), Catalogue.EMPTY.system());

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 2000)
    void shouldLoseNothingOfAText(@ForAll("texts") String text) {
        var at = 0;
        for (var token : Tokens.of(text)) {
            assertThat(text.substring(at, token.begin())).isBlank();
            assertThat(token.text()).isEqualTo(text.substring(token.begin(), token.end())).isNotEmpty();
            at = token.end();
        }
        assertThat(text.substring(at)).isBlank();
    }

    @Property(tries = 2000)
    void shouldCutOrRefuseAnyText(@ForAll("texts") String text) {
        cut(text);
    }

    @Test
    @Tag("soak")
    void shouldCutAndCompleteAMillionTexts() {
        Fuzz.million("SQL cells", seed -> {
            var random = new Random(seed);
            var text = Fuzz.text(random, PIECES, 25);
            cut(text);
            complete(text, random.nextInt(text.length() + 1));
        });
    }

    /// A text of that size once overflowed the stack, or took as long as its square.
    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "-- a comment\n", "\\x\n", ";\n", "SELECT 1;\n", "COPY t FROM STDIN;\n1\n\\.\n"})
    void shouldCutALongTextInNoTime(String piece) {
        var text = piece.repeat(100_000) + ";SELECT 1";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () ->
            assertThat(Script.parts(text, new Where("line %d", 1)).getLast().line()).isEqualTo((int) text.lines().count()));
    }

    private static void cut(String text) {
        try {
            Script.parts(text, new Where("line %d", 1)).forEach(part ->
                assertThat(part.line()).isBetween(1, (int) text.chars().filter(each -> each == '\n').count() + 1));
        } catch (Failure refused) {
            assertThat(refused.next()).isNotEmpty();
        }
    }

    @Property(tries = 2000)
    void shouldCompleteAtAnyPlace(@ForAll("texts") String text) {
        for (var cursor = 0; cursor <= text.length(); cursor++) {
            complete(text, cursor);
        }
    }

    private static void complete(String text, int cursor) {
        var found = new Completing(text, cursor, CATALOGUE, new Variables(Set.of("title"), name -> "one")).candidates();
        assertThat(found.start()).isBetween(0, cursor);
        assertThat(found.end()).isEqualTo(cursor);
    }

    /// In a string that goes on in the next line, nothing is a parameter.
    @ParameterizedTest
    @ValueSource(strings = {"SELECT E'a'\n'\\' :{x}'", "SELECT E'a' -- it's\r\n--\n '\\' :{x}'", "SELECT 'a\\'\n':{x}'",
        "SELECT E'a'\n'\\''\n'\\' :{x}'"})
    void shouldBindNothingWithinAString(String text) {
        assertThat(BoundSql.of(text).parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT E'a' || '\\' || :{x}", "SELECT E'a'\n, '\\', :{x}", "SELECT 1 -- it's\r, :{x}"})
    void shouldBindWhatStandsBesideStrings(String text) {
        assertThat(BoundSql.of(text).parameters()).containsExactly("x");
    }

    /// The server has `$1` where the text has `:{title}`, and tells places in what it has.
    @Property(tries = 2000)
    void shouldFindEachPlaceOfTheServersTextAgain(@ForAll("texts") String before, @ForAll("texts") String after) {
        BoundSql sql;
        try {
            sql = BoundSql.of(before + " § " + after);
        } catch (Failure noName) {
            return;
        }
        var received = new StringBuilder();
        var at = 0;
        var number = 0;
        for (var token : Tokens.of(sql.original())) {
            received.append(sql.original(), at, token.begin())
                .append(token.kind() == Token.Kind.PARAMETER ? "$" + ++number : token.text());
            at = token.end();
        }
        received.append(sql.original().substring(at));
        var place = received.codePointCount(0, received.indexOf("§")) + 1;

        assertThat(sql.position(place)).isEqualTo(sql.original().codePointCount(0, sql.original().indexOf("§")) + 1);
    }
}
