package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Fuzz;
import howdah.database.SqlSplitter.Open;
import howdah.database.SqlSplitter.Statement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The splitter on any text; and on SQL, beside PostgreSQL, which gets it whole and says how many statements it found.
class SqlSplitterFuzzTest {

    private static final List<String> FRAGMENTS = List.of("'", "''", "\"", "$", "$$", "$a$", "$é$", "$1", "E'", "U&'", "e",
        "\\", "\\'", "--", "\n", "\r", "\r\n", "\u000b", "\u2003", "/*", "*/", "*", "(", ")", ";", ";", "x", "1.", ".", " ",
        "begin atomic ", "begin ", "end ", "case ", "create function ", "create or replace procedure ", "\0", "𝄞", "\uD800");

    private static final List<String> BLANKS = List.of(" ", "\n", "\t", "\r", "\r\n", "\f", " /* ; /* ' */ $$ */ ", "/**/",
        "--;\n", " -- it's \"; $$\n", " -- ;\r", " --\r\n");

    /// Each is a value of its own, with nothing but blanks around it.
    private static final List<String> VALUES = List.of("'a;''b'", "'\\'", "E'\\';\\\\'", "e'a'\n'\\';b'",
        "E'a' -- it's;\n '\\';b'", "E'a'\r'\\';'", "'a' --\r\n--;\n  'b;'", "$$;'$$", "$t$;$$;$t$", "$é_1$;$é_2$;$é_1$",
        "U&'d\\0061;'", "B'01'", "X'1F'", "N';'", "1 AS \"x;\"\"y\"", "1 + -1", "2 */* ; */ 3", "2 *-- ;\n3", "(SELECT ';')",
        "((1))", "CASE WHEN true THEN ';' END", "ARRAY[1, 2]", "'{\"a;\": 1}'::jsonb ? 'a;'", "1. + .5", "7 AS begin",
        "8 AS \"end\"", "9 AS a$b$c", "10 AS é𝄞", "'\u2003' AS \u2003x\u2003", "DATE '2026-01-02'", "'e'\n'f'");

    private static final List<String> ROUTINES = List.of(
        "CREATE OR REPLACE FUNCTION pg_temp.f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END",
        "create or replace procedure pg_temp.p() begin/* ; */atomic select 1; select (case when true then ';' end); end",
        "CREATE OR REPLACE FUNCTION pg_temp.g() RETURNS text LANGUAGE sql AS $f$ SELECT ';'; SELECT 'x' $f$",
        "DO $$ BEGIN PERFORM ';'; END $$");

    @Test
    void shouldLoseNothingOfAnyText() {
        Fuzz.few("splitting", 5_000, SqlSplitterFuzzTest::splitAnything);
    }

    @Test
    void shouldAgreeWithPostgreSql() throws SQLException {
        try (var connection = connect()) {
            Fuzz.few("splitting as PostgreSQL does", 300, seed -> compare(connection, script(new Random(seed))));
        }
    }

    @Test
    @Tag("soak")
    void shouldLoseNothingOfAMillionTexts() {
        Fuzz.million("splitting", SqlSplitterFuzzTest::splitAnything);
    }

    @Test
    @Tag("soak")
    void shouldAgreeWithPostgreSqlOnAMillionTexts() {
        var connections = ThreadLocal.withInitial(SqlSplitterFuzzTest::connect);
        Fuzz.million("splitting as PostgreSQL does", seed -> compare(connections.get(), script(new Random(seed))));
    }

    /// Each was cut in another place than PostgreSQL cuts it.
    @ParameterizedTest
    @ValueSource(strings = {"SELECT E'a' -- it's;\n '\\';b'; SELECT 2", "SELECT E'a'\r'\\';'; SELECT 2",
        "SELECT 1 -- x\r; SELECT 2", "SELECT 1 AS a\u2003; SELECT 2"})
    void shouldAgreeWithPostgreSqlOnWhatItOnceDidNot(String text) throws SQLException {
        try (var connection = connect()) {
            compare(connection, text);
        }
    }

    private static void splitAnything(long seed) {
        var text = Fuzz.text(new Random(seed), FRAGMENTS, 25);
        var script = SqlSplitter.split(text);
        var all = Stream.concat(script.statements().stream(), Stream.ofNullable(script.rest())).toList();
        var at = 0;
        for (var statement : all) {
            assertThat(SqlSplitter.split(text.substring(at, statement.begin())).statements()).as(text).isEmpty();
            assertThat(text.startsWith(statement.sql(), statement.begin())).as(text).isTrue();
            assertThat(statement.line())
                .isEqualTo(1 + text.substring(0, statement.begin()).chars().filter(each -> each == '\n').count());
            at = statement.end();
        }
        assertThat(script.statements()).as(text).allSatisfy(statement -> {
            assertThat(text.charAt(statement.end() - 1)).isEqualTo(';');
            assertThat(SqlSplitter.split(statement.sql() + "\n;").statements()).extracting(Statement::sql)
                .containsExactly(statement.sql());
        });
        assertThat(script.open() == Open.NOTHING).as(text).isEqualTo(script.rest() == null);
        assertThat(script.openAt()).as(text).isBetween(0, text.length());
        var first = SqlSplitter.first(text, 0);
        assertThat(Stream.concat(first.statements().stream(), Stream.ofNullable(first.rest())).findFirst())
            .as(text).isEqualTo(all.stream().findFirst());
    }

    private static String script(Random random) {
        var script = new StringBuilder();
        for (var left = random.nextInt(1, 6); left > 0; left--) {
            script.append(random.nextInt(4) == 0 ? pick(random, ROUTINES) : query(random))
                .append(Fuzz.text(random, BLANKS, 2)).append(left > 1 || random.nextBoolean() ? ";" : "")
                .append(Fuzz.text(random, BLANKS, 2)).append(random.nextInt(8) == 0 ? ";" : "");
        }
        return script.toString();
    }

    private static String query(Random random) {
        var values = new ArrayList<String>();
        for (var left = random.nextInt(1, 5); left > 0; left--) {
            values.add(pick(random, BLANKS) + pick(random, VALUES) + Fuzz.text(random, BLANKS, 2));
        }
        return pick(random, List.of("SELECT", "select", "VALUES (1); SELECT", "WITH w AS (SELECT 1) SELECT"))
            + String.join(",", values);
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void compare(Connection connection, String text) throws SQLException {
        var script = SqlSplitter.split(text);
        var one = new ArrayList<List<String>>();
        for (var statement : Stream.concat(script.statements().stream(), Stream.ofNullable(script.rest())).toList()) {
            var results = results(connection, statement.sql());
            assertThat(results).as("%s%nof%n%s", statement.sql(), text).hasSize(1);
            one.addAll(results);
        }
        assertThat(one).as(text).isEqualTo(results(connection, text));
    }

    /// What each of the statements answers that the server finds in a text.
    private static List<List<String>> results(Connection connection, String text) throws SQLException {
        var results = new ArrayList<List<String>>();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var isRows = statement.execute(text);
            while (isRows || statement.getUpdateCount() >= 0) {
                results.add(isRows ? row(statement.getResultSet()) : List.of());
                isRows = statement.getMoreResults();
            }
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + " in\n" + text, refused);
        }
        return results;
    }

    private static List<String> row(java.sql.ResultSet rows) throws SQLException {
        var values = new ArrayList<String>();
        rows.next();
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            values.add(rows.getMetaData().getColumnLabel(column) + "=" + rows.getString(column));
        }
        return values;
    }

    /// It sends a text as it is: in its other modes the driver cuts it itself.
    private static Connection connect() {
        var properties = TestServer.get().properties();
        properties.setProperty("preferQueryMode", "simple");
        try {
            return DriverManager.getConnection(TestServer.get().url(), properties);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
