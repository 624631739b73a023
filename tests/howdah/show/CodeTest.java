package howdah.show;

import static howdah.show.Code.Kind.COMMENT;
import static howdah.show.Code.Kind.KEYWORD;
import static howdah.show.Code.Kind.NUMBER;
import static howdah.show.Code.Kind.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodeTest {

    @Test
    void shouldKnowTheWordsOfJava() {
        assertThat(texts(KEYWORD, "var rows = new Object(); if (rows == null) { return; }"))
            .containsExactly("var", "new", "if", "null", "return");
        assertThat(texts(NUMBER, "int x1 = 0x1F + 1_000.5;")).containsExactly("0x1F", "1_000.5");
    }

    @Test
    void shouldKnowStringsAndCommentsOfJava() {
        assertThat(texts(STRING, "f(\"a // \\\" b\", '\"', \"\"\"\n x \\\"\"\" y\n\"\"\");"))
            .containsExactly("\"a // \\\" b\"", "'\"'", "\"\"\"\n x \\\"\"\" y\n\"\"\"");
        assertThat(texts(COMMENT, "i--; // \"one\"\n/* two */ x /// three"))
            .containsExactly("// \"one\"", "/* two */", "/// three");
    }

    @Test
    void shouldKnowSql() {
        assertThat(texts(KEYWORD, "SELECT id from posts\nWHERE id = 1 -- SELECT")).containsExactly("SELECT", "from", "WHERE");
        assertThat(texts(COMMENT, "-- one\nSELECT 1 /* two")).containsExactly("-- one", "/* two");
        assertThat(texts(STRING, "SELECT 'it''s', $$a 'b'$$, ${x}, $1")).containsExactly("'it'", "'s'", "$$a 'b'$$");
    }

    @Test
    void shouldTellSqlFromJava() {
        assertThat(List.of("select id", "SELECT(1)", "COMMIT;", "commit", "WITH x AS (SELECT 1)")).allMatch(CodeTest::isSql);
        assertThat(List.of("show(rows);", "select (x);", "table = null;", "commit();", "", "var x = 1;"))
            .noneMatch(CodeTest::isSql);
    }

    @Test
    void shouldEndAnOpenStringWithItsLineAndAnOpenTextBlockWithTheSource() {
        assertThat(texts(STRING, "s = \"open\nint x;")).containsExactly("\"open");
        assertThat(texts(STRING, "s = \"\"\"open\nint x;")).containsExactly("\"\"\"open\nint x;");
    }

    @Test
    void shouldColourEachLineByItself() {
        assertThat(Show.of(true, 100).code("/* a\r\nb */ int")).isEqualTo(
            "\u001b[2m/* a\u001b[0m\n\u001b[2mb */\u001b[0m \u001b[35mint\u001b[0m");
        assertThat(Show.plain().code("/* a */ int \u001b[31m")).isEqualTo("/* a */ int ␛[31m");
    }

    @Property
    void shouldLoseNothing(@ForAll("sources") String source) {
        assertThat(Code.tokens(source).stream().map(Code.Token::text).collect(Collectors.joining())).isEqualTo(source);
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(5),
            Arbitraries.of("\"", "\"\"\"", "'", "\\", "//", "/*", "*/", "--", "$", "$$", "\n", "SELECT ", "int ", "1.", "日"))
            .list().ofMaxSize(20).map(parts -> String.join("", parts));
    }

    private static boolean isSql(String source) {
        return CodeLanguage.of(source) == CodeLanguage.SQL;
    }

    private static List<String> texts(Code.Kind kind, String source) {
        return Code.tokens(source).stream().filter(token -> token.kind() == kind).map(Code.Token::text).toList();
    }
}
