package howdah.sql;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.show.Failure;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Texts that are typed, whether they are SQL or not.
class SqlTextPropertyTest {

    private static final List<String> PIECES = List.of("SELECT ", "FROM ", "posts ", "p", ".", ",", "(", ")", "'", "\"", "$$",
        "$x$",
        "--", "/*", "*/", "\n", ";", ":{title}", ":{", "}", "::int", "?", "E'", "\\", "WITH a AS (", "JOIN ", "INSERT INTO ",
            "é", "𝄞",
        " ", "COPY t FROM STDIN", "\\.");

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
        try {
            Script.parts(text, new Where("line %d", 1)).forEach(part ->
                assertThat(part.line()).isBetween(1, (int) text.chars().filter(each -> each == '\n').count() + 1));
        } catch (Failure refused) {
            assertThat(refused.next()).isNotEmpty();
        }
    }

    @Property(tries = 2000)
    void shouldCompleteAtAnyPlace(@ForAll("texts") String text) {
        var columns = List.of(new Catalogue.Column("title", "text"));
        var catalogue = new Catalogue(List.of(new Catalogue.Relation("public", "posts", "table", true, columns)), List.of(),
            List.of("public"), Catalogue.EMPTY.system());
        for (var cursor = 0; cursor <= text.length(); cursor++) {
            var found = new Completing(text, cursor, catalogue, new Variables(Set.of("title"), name -> "one")).candidates();
            assertThat(found.start()).isBetween(0, cursor);
            assertThat(found.end()).isEqualTo(cursor);
        }
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
