package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.database.SqlSplitter.Open;
import howdah.database.SqlSplitter.Statement;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSplitterTest {

    @Test
    void shouldTellEachStatementAndItsLine() {
        var script = SqlSplitter.split("SELECT 1;\n\n-- two\nSELECT\n 2 ; ;;\nSELECT 3");

        assertThat(script.statements()).containsExactly(new Statement("SELECT 1", "SELECT", 1, 0, 9),
            new Statement("-- two\nSELECT\n 2", "SELECT", 3, 11, 29));
        assertThat(script.rest()).isEqualTo(new Statement("SELECT 3", "SELECT", 6, 33, 41));
        assertThat(script.open()).isEqualTo(Open.STATEMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ';'", "SELECT 'it''s;'", "SELECT '\\'", "SELECT E'\\';'", "SELECT e'\\\\'", "SELECT E'a'\n'\\';b'",
            "SELECT \";\"",
        "SELECT \"a\"\";\"", "SELECT $$;$$", "SELECT $a$ $$; $b$ $a$", "SELECT a$b$c", "SELECT $1", "SELECT $é_1$;$é_1$",
        "SELECT 1 /* ; /* ; */ ; */", "SELECT 1 -- ;", "SELECT 1 --;\n + 2", "SELECT namee'\\'",
            "CREATE RULE r AS ON UPDATE TO t DO (SELECT 1; SELECT 2)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END",
        "create or replace procedure p() begin atomic insert into t values (1); end", "BEGIN", "CREATE TABLE begin (atomic int)",
        "SELECT 1 AS \"begin\"", "CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS ';'"})
    void shouldLeaveOneStatementInOnePiece(String sql) {
        var script = SqlSplitter.split(sql + "\n;SELECT 2;");

        assertThat(script.statements()).extracting(Statement::sql).containsExactly(sql, "SELECT 2");
        assertThat(script.open()).isEqualTo(Open.NOTHING);
        assertThat(script.rest()).isNull();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"SELECT 1, STATEMENT", "SELECT ';, STRING", "SELECT E'\\', STRING",
        "SELECT \";, NAME",
        "SELECT $a$;$b$, DOLLAR_QUOTE", "/* /* */, COMMENT", "SELECT (1;, PARENTHESIS", "SELECT 1; -- done, NOTHING",
            "``, NOTHING",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;, STATEMENT"})
    void shouldTellWhatTheEndIsWithin(String text, Open open) {
        assertThat(SqlSplitter.split(text).open()).isEqualTo(open);
    }

    @Test
    void shouldSurviveAMillionQuotes() {
        assertThat(SqlSplitter.split("SELECT '" + "''".repeat(500_000) + "';").statements()).hasSize(1);
    }

    @Property(tries = 300)
    void shouldFindWhatWasJoined(@ForAll("statements") List<String> statements) {
        var script = SqlSplitter.split(statements.stream().map(each -> each + ";").collect(Collectors.joining("\n")));

        assertThat(script.statements()).extracting(Statement::sql).containsExactlyElementsOf(statements);
    }

    @Provide
    Arbitrary<List<String>> statements() {
        var part = Arbitraries.of("'a;''b'", "E'\\';'", "\"x;y\"", "$$;'$$", "$t$;$$;$t$", "(;)", "/* ; /* ' */ */", "-- '\n",
            "a$1", "42", "CASE x END");
        return part.list().ofMinSize(1).ofMaxSize(6).map(parts -> "SELECT " + String.join(" ", parts) + " z").list().ofMaxSize(5);
    }
}
