package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import howdah.show.Failure;
import howdah.show.Show;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SQL in a notebook's cells.
@Timeout(60)
class SqlMagicTest {

    record Post(int id, String title) {
    }

    enum Mood { SAD, HAPPY }

    private static SqlNotebook notebook;
    private final SqlMagic sql = new SqlMagic();

    @BeforeAll
    static void open() {
        notebook = new SqlNotebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    @BeforeEach
    void fill() throws Exception {
        notebook.variables.clear();
        for (var session : notebook.database().sessionNames()) {
            notebook.cell(sql, "--session " + session, "ROLLBACK");
        }
        run("DROP TABLE IF EXISTS posts; CREATE TABLE posts (id int PRIMARY KEY, title text NOT NULL, votes int);"
            + "INSERT INTO posts VALUES (1, 'one', 10), (2, 'two', NULL)");
    }

    private String run(String body) throws Exception {
        return notebook.cell(sql, "", body);
    }

    private String refused(String body) {
        return Show.plain().error(catchThrowable(() -> run(body)));
    }

    private Object value(String statement) throws Exception {
        return sql.runLine(statement, notebook);
    }

    @Test
    void shouldShowWhatEachStatementGives() throws Exception {
        var shown = run("INSERT INTO posts VALUES (3, 'three', 1);\nSELECT * FROM posts ORDER BY id;\n"
            + "DO $$BEGIN RAISE NOTICE 'hello'; END$$");

        assertThat(notebook.output.displayed).hasSize(3);
        assertThat(shown).contains("1 row inserted · ", " id │ title │ votes\n", "  2 │ two   │  NULL\n", "3 rows · ",
            " ms\nhello\nDone");
        assertThat(notebook.output.html()).contains("<table", "NULL", "3 rows · ");
    }

    @Test
    void shouldShowTheColumnsWhereThereAreNoRows() throws Exception {
        assertThat(run("SELECT id, title AS id FROM posts WHERE false")).startsWith(" id │ id\n").contains("0 rows · ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "WITH x AS (SELECT 41 + 1 AS answer) SELECT * FROM x             | 42",
        "WITH new AS (INSERT INTO posts VALUES (8, 'h') RETURNING *) TABLE new | h",
        "EXPLAIN SELECT * FROM posts                                     | Seq Scan",
        "INSERT INTO posts VALUES (9, 'nine') RETURNING title            | nine",
        "UPDATE posts SET votes = 99 WHERE id = 1 RETURNING votes        | 99",
        "SHOW server_version_num                                         | server_version_num",
        "VALUES (7), (8)                                                 | column1",
        "(SELECT 5 AS five) UNION ALL (SELECT 6)                         | five",
        "TABLE posts                                                     | title",
        "COPY posts TO STDOUT (FORMAT csv)                               | 1,one,10",
        "MERGE INTO posts USING (VALUES (1)) AS v (id) ON posts.id = v.id WHEN MATCHED THEN DELETE | 1 row merged",
    })
    void shouldShowRowsOfEveryStatementThatHasSome(String statement, String expected) throws Exception {
        assertThat(run(statement)).contains(expected);
    }

    @Test
    void shouldShowWhatAProcedureAndACursorGive() throws Exception {
        assertThat(run("CREATE OR REPLACE PROCEDURE twice(INOUT n int) LANGUAGE sql BEGIN ATOMIC SELECT n; SELECT n * 2; END;"
            + "CALL twice(21)")).contains("42");
        assertThat(run("BEGIN; DECLARE c CURSOR FOR SELECT generate_series(1, 5); FETCH 2 FROM c; COMMIT")).contains("2 rows · ");
    }

    @Test
    void shouldCopyTheLinesBelow() throws Exception {
        assertThat(run("COPY posts FROM STDIN;\n5\tfive\t\\N\n6\tsix;\t7\n\\.\nSELECT title FROM posts WHERE id = 6"))
            .contains("2 rows copied", "six;");
        assertThat(refused("COPY posts FROM STDIN;")).contains("COPY … FROM STDIN has no data.", "line 2 of the cell", "\\.");
    }

    @Test
    void shouldStopAtTheFirstThatFails() {
        var told = refused("SELECT 1 AS one;\nSELECT\n  2 +\n  title FROM posts;\nDROP TABLE posts");

        assertThat(notebook.output.text()).contains("one");
        assertThat(told).contains("ERROR: operator does not exist", "line 4 of the cell", "42883 undefined_function", "\n    ");
        assertThat(refused("SELECT 1 + title FROM posts")).contains("SELECT 1 + title FROM posts\n" + " ".repeat(22) + "^");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "SELECT 'a            | The string that begins with  'a  is not ended.",
        "SELECT ~\"a          | The quoted name that begins with",
        "SELECT $x$a $$       | The dollar-quoted string that begins with  $x$a $$  is not ended.",
        "SELECT 1 /* a        | The comment that begins with  /* a  is not ended.",
        "SELECT (1 + max(id)  | The parenthesis that begins with  (1 + max(id)  is not ended.",
    })
    void shouldTellWhatIsNotEndedBeforeSendingIt(String statement, String expected) {
        assertThat(refused("SELECT 0;\n" + statement.replace("~", "")))
            .contains(expected, "line 3 of the cell", "nothing was sent");
        assertThat(notebook.output.text()).isEmpty();
    }

    @Test
    void shouldBindVariables() throws Exception {
        notebook.variables.put("title", "two'; DROP TABLE posts; --");
        notebook.variables.put("post", new Post(1, "one"));
        notebook.variables.put("ids", List.of(1, 2, 3));
        notebook.variables.put("titles", new String[] {"two", null});
        notebook.variables.put("nothing", null);
        notebook.variables.put("maybe", Optional.of(2));
        notebook.variables.put("day", LocalDate.of(2026, 1, 31));
        notebook.variables.put("map", Map.of("key", "value"));
        notebook.variables.put("mood", Mood.HAPPY);

        assertThat(run("SELECT :{title} AS a")).contains("two'; DROP TABLE posts; --");
        assertThat(run("SELECT title FROM posts WHERE id = :{post.id} AND title = :{post.title}")).contains("one", "1 row");
        assertThat(run("SELECT count(*) FROM posts WHERE id = ANY (:{ids}) OR title = ANY(:{titles})")).contains(" 2\n");
        assertThat(run("SELECT :{nothing}::int IS NULL AS a, :{maybe} + 1 AS b,"
            + " :{day} - 1 AS c, :{map.key}::text AS d, :{mood}::text AS e"))
            .contains("true", "3", "2026-01-30", "value", "HAPPY");
        assertThat(run("INSERT INTO posts VALUES (:{maybe} + 10, :{title}, :{nothing})")).contains("1 row inserted");
    }

    @Test
    void shouldLeaveOperatorsAndCastsAlone() throws Exception {
        notebook.variables.put("key", "a");

        assertThat(run("SELECT '{\"a\": 1}'::jsonb ? :{key} AS x, '{\"a\": 1}'::jsonb ?| ARRAY['b', :{key}] AS y,"
            + "'{}'::jsonb ?& '{a}' AS z, "
            + "(ARRAY[1, 2, 3])[1:2] AS s, ':{key}' AS t, $$:{key} ?$$ AS u,"
            + " \":{key}\".a /* :{key} */ FROM (SELECT 1 AS a) AS \":{key}\" -- :{key}"))
            .contains("true", "{1,2}", ":{key} ?").contains("false");
        assertThat(run("SELECT '{\"a\": 1}'::jsonb ? 'a' AS x, '{fn now()}' AS y")).contains("true", "{fn now()}");
    }

    @Test
    void shouldTellWhereAParameterIsWrong() {
        notebook.variables.put("title", "one");
        notebook.variables.put("post", new Post(1, "one"));

        assertThat(refused("SELECT :{titel}")).contains("There is no variable \"titel\".", "did you mean \"title\"?");
        assertThat(refused("SELECT :{post.titel}")).contains("a Post has no \"titel\"", "did you mean \"title\"?");
        assertThat(refused("SELECT :{post}")).contains(":{post} is a Post", ":{post.");
        assertThat(refused("SELECT :{post.title} AS a,\n  :{title} AS b, missing FROM posts"))
            .contains("line 3 of the cell", "  :{title} AS b, missing FROM posts\n".strip() + "\n" + " ".repeat(13 + 15) + "^");
        assertThat(refused("SELECT :{1 + 1}")).contains(":{1 + 1} is no parameter.");
    }

    @Test
    void shouldKeepRowsInAVariable() throws Exception {
        assertThat(notebook.cell(sql, "rows <<", "SELECT id, votes FROM posts ORDER BY id")).contains("rows << 2 rows · ");

        assertThat(notebook.variables.get("rows")).isEqualTo(List.of(Map.of("id", 1, "votes", 10),
            new java.util.LinkedHashMap<>(Map.of("id", 2)) {{ put("votes", null); }}));
        assertThatThrownBy(() -> notebook.cell(sql, "class <<", "SELECT 1")).isInstanceOf(Failure.class)
            .hasMessage("\"class\" cannot be a Java variable.");
        assertThatThrownBy(() -> notebook.cell(sql, "rows <<", "DELETE FROM posts"))
            .hasMessage("No statement has given rows to keep.");
    }

    @Test
    void shouldGiveJavaValues() throws Exception {
        assertThat(value("SELECT date '2026-01-31' AS d, ARRAY[1, 2] AS a,"
            + " '{}'::jsonb AS j, timestamptz '2026-01-31 12:00Z' AS t, 1.5 AS n"))
            .asString().contains("d=2026-01-31", "a=[1, 2]", "j={}", "t=2026-01-31T12:00Z", "n=1.5");
        assertThat(value("INSERT INTO posts VALUES (4, 'four')")).isNull();
        assertThat(notebook.output.text()).contains("1 row inserted");
    }

    @Test
    void shouldTellTheTransactionUnderEachResult() throws Exception {
        assertThat(run("BEGIN")).contains("Done · ", " · in a transaction");
        assertThat(refused("SELECT 1/0")).contains("division by zero", "line 2 of the cell, in a failed transaction");
        assertThat(refused("SELECT 1")).contains("25P02");
        assertThat(run("ROLLBACK")).doesNotContain("transaction");
        assertThat(run("BEGIN; DELETE FROM posts; SAVEPOINT s; ROLLBACK TO s")).contains("2 rows deleted", "in a transaction");
        assertThat(notebook.cell(sql, "--session b", "SELECT count(*) FROM posts")).contains(" 2\n")
            .doesNotContain("transaction");
        assertThat(run("COMMIT; SELECT count(*) FROM posts")).contains(" 0\n");
    }

    @Test
    void shouldReadTheFirstOfManyRowsOnly() throws Exception {
        assertThat(run("SELECT generate_series(1, 1000000000000)")).contains(" 200\n").doesNotContain(" 201\n")
            .containsPattern("the first 200 of more than [0-9,]+ rows");
        assertThat(run("SELECT generate_series(1, 300)")).contains("the first 200 of 300 rows");
        assertThat(notebook.cell(sql, "many <<", "SELECT generate_series(1, 250)")).contains("250 rows");
        assertThat((List<?>) notebook.variables.get("many")).hasSize(250);
    }

    @Test
    void shouldUseTheSessionThatJavaHasOpened() throws Exception {
        try (var session = notebook.database().session("java")) {
            assertThat(notebook.cell(sql, "--session java", "DELETE FROM posts")).contains("in a transaction");
            session.rollback(true);
        }
        assertThat(notebook.cell(sql, "--session java", "SELECT count(*) FROM posts")).contains(" 2\n")
            .doesNotContain("transaction");
        notebook.cell(sql, "--session java", "BEGIN; DELETE FROM posts");
        notebook.database().session("java").close();
        assertThat(run("SELECT count(*) FROM posts")).contains(" 2\n");
    }

    @Test
    void shouldOpenAConnectionAnewAndSaySo() throws Exception {
        run("BEGIN; DELETE FROM posts");
        assertThat(refused("SELECT pg_terminate_backend(pg_backend_pid())")).contains("57P01", "opens a new connection");

        assertThat(run("SELECT count(*) FROM posts"))
            .contains("The connection of the session \"sql\" was gone; a new one is open. "
            + "The transaction that was open is gone, too.", " 2\n");
        assertThat(run("SELECT 1")).doesNotContain("was gone");
    }

    @Test
    void shouldNotShowPasswords() throws Exception {
        var told = refused("CREATE ROLE nobody PASSWORD 'hush' WRONG");

        assertThat(told).contains("42601").doesNotContain("hush");
        assertThat(notebook.database().timeLine().toString()).doesNotContain("hush");
    }

    @Test
    void shouldKnowWhatPsqlKnows() throws Exception {
        assertThat(run("\\d posts\n-- and\n\\dt\nSELECT 3 AS three"))
            .contains("PRIMARY KEY (id)", "not null", " public │ posts │ table",
            "three");
        assertThat(run("\\di\n\\df\n\\dn\n\\du\n\\dv\n\\l\n\\conninfo\n\\?"))
            .contains("posts_pkey", "learner", "Connected to the database");
        assertThat(refused("\\dx")).contains("There is no command \"\\dx\".");
        assertThat(refused("\\d nowhere")).contains("relation \"nowhere\" does not exist", "line 2 of the cell");
        assertThat(run("\\x\nSELECT 1 AS one\n;\n\\x")).contains("-[ row 1 ]-\none | 1\n");
    }

    @Test
    void shouldEndWhenInterrupted() throws Exception {
        var failure = new Throwable[1];
        var running = new Thread(() -> failure[0] = catchThrowable(() -> run("SELECT 1; SELECT pg_sleep(600)")));
        running.start();
        awaitSleep();
        sql.interrupt();
        running.join();

        assertThat(failure[0]).isInstanceOf(InterruptedException.class).hasMessageContaining("interrupted")
            .hasMessageContaining("is idle");
        assertThat(notebook.database().openSessions()).filteredOn(each -> "sql".equals(each.name())).singleElement()
            .satisfies(each -> assertThat(each.state()).isEqualTo("idle"));
        assertThat(run("SELECT 42 AS answer")).contains("42");
    }

    @Test
    void shouldRunInTheBackgroundAndTellWhoseLockItWaitsFor() throws Exception {
        run("BEGIN; UPDATE posts SET votes = 1 WHERE id = 1");
        assertThat(notebook.cell(sql, "--session b --background",
            "UPDATE posts SET votes = votes + 1 WHERE id = 1 RETURNING votes"))
            .isEqualTo("runs in the background, in the session \"b\"");
        sql.runCell("--session b --background", "SELECT votes + 100 AS later FROM posts WHERE id = 1", 2, notebook);
        await("waits for a row lock on posts, held by sql");
        assertThat(notebook.database().awaitBlocked("b", () -> false)).containsExactly("sql");
        assertThat(notebook.output.text()).doesNotContain("later");

        sql.runCell("", "COMMIT", 2, notebook);
        await("later");
        assertThat(notebook.output.text()).contains(" votes\n───────\n     2\n1 row · ");
        assertThat(notebook.output.text()).contains("   102\n");
        assertThat(notebook.database().timeLine().events()).filteredOn(event -> event.session().equals("b"))
            .extracting(event -> event.kind().name()).contains("STATEMENT", "WAITS", "GRANTED", "DONE");
        assertThat(run("SHOW lock_timeout")).contains("10s");
        assertThat(notebook.cell(sql, "--session b", "SHOW lock_timeout")).contains("10s");
    }

    @Test
    void shouldTellInPlaceWhatFailsInTheBackground() throws Exception {
        notebook.cell(sql, "--session b --background", "SELECT 1 AS one;\nSELECT 1/0");
        await("division by zero");

        assertThat(notebook.output.text()).contains("one", "division by zero", "line 3 of the cell, session b");
        assertThat(refused("SELECT 'a")).contains("is not ended");
    }

    @Test
    void shouldSayForWhomItHasWaitedInVain() throws Exception {
        notebook.cell(sql, "--session b", "BEGIN; LOCK TABLE posts");
        assertThat(refused("SET lock_timeout = '3s'; SELECT * FROM posts")).contains("55P03",
            "it waited for a lock on posts, held by b");
        assertThat(notebook.output.text()).contains("waits for a lock on posts, held by b");
        run("SET lock_timeout = '10s'");
    }

    private static void awaitSleep() throws Exception {
        while (notebook.database().openSessions().stream().noneMatch(each -> each.query().contains("pg_sleep(600)"))) {
            Thread.sleep(10);
        }
    }

    private static void await(String text) throws InterruptedException {
        while (!notebook.output.text().contains(text)) {
            Thread.sleep(10);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "SELECT * FROM pots                          | did you mean ~posts~?",
        "DROP TABLE pots                             | did you mean ~posts~?",
        "SELECT titel FROM posts                     | posts.title",
        "SELECT p.votse FROM posts p                 | p.votes",
        "UPDATE posts SET titel = 'x'                | did you mean ~title~?",
        "SELECT cuont(*) FROM posts                  | did you mean ~count~?",
        "SELECT pst.title FROM posts post            | did you mean ~post~?",
        "CREATE TABLE pubic.x (id int)               | did you mean ~public~?",
        "\\d pots                                   | did you mean ~posts~?",
    })
    void shouldNameTheNearest(String statement, String expected) {
        assertThat(refused(statement.strip())).contains(expected.replace('~', '"'));
    }

    private String completed(String cell) {
        var cursor = cell.indexOf('|');
        var found = sql.complete(cell.replace("|", ""), cursor, notebook);
        return cell.substring(0, found.start()) + "[" + found.candidates().stream().limit(6).map(each -> each.text())
            .reduce((first, next) -> first + " " + next).orElse("") + "]";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "%%sql⏎SELECT p.t| FROM posts p             ! SELECT p.[title]",
        "%%sql⏎SELECT 1;⏎SELECT vo| FROM posts WHERE ! SELECT [votes",
        "%%sql⏎SELECT * FROM po|                     ! FROM [posts",
        "%%sql⏎SELECT * FROM posts a JOIN posts b ON a.id = b.| ! b.[id title votes]",
        "%%sql⏎WITH top (name) AS (SELECT 1) SELECT * FROM to| ! FROM [top]",
        "%%sql⏎WITH top AS (SELECT id, title AS name FROM posts) SELECT top.| FROM top ! top.[id name]",
        "%%sql⏎INSERT INTO posts (id, v|              ! (id, [votes]",
        "%%sql⏎UPDATE posts SET vo|                   ! SET [votes",
        "%%sql⏎SET lock_t|                            ! SET [lock_timeout]",
        "%%sql⏎select coun| from posts                ! select [count( count(]",
        "%%sql⏎SELECT * FROM posts wher|              ! posts [where]",
        "%%sql⏎SELECT * FROM posts WHER|              ! posts [WHERE]",
        "%%sql⏎\\d po|                              ! d [posts]",
        "%%sql⏎\\dt|                                ! [\\dt]",
        "%%sql⏎SELECT :{ti|                           ! :{[title]",
        "%%sql⏎SELECT :{post.|}                       ! :{post.[id title]",
        "%%sql⏎SELECT 'po|                            ! []",
        "%%sql⏎SELECT * FROM public.po|               ! public.[posts]",
        "%%sql⏎SELECT \"Odd N|                       ! SELECT [\"Odd Name\"]",
        "%sql SELECT p.t| FROM posts p                  ! SELECT p.[title]",
        "%sql --session b SELECT * FROM po|             ! FROM [posts",
        "%%sql --se|                                    ! %%sql [--session]",
        "%%sql --session s|                             ! --session [sql]",
        "%%sql --background|                            ! [--background]",
    })
    void shouldComplete(String cell, String expected) throws Exception {
        run("DROP TABLE IF EXISTS odd; CREATE TABLE odd (\"Odd Name\" int)");
        notebook.variables.put("title", "one");
        notebook.variables.put("post", new Post(1, "one"));

        assertThat(completed(cell.replace("⏎", "\n"))).contains(expected);
    }

    @Test
    void shouldNotWaitForLocksToComplete() throws Exception {
        notebook.cell(sql, "--session b", "BEGIN; ALTER TABLE posts ADD COLUMN trunk int; LOCK TABLE posts");
        assertThat(completed("%%sql\nSELECT p.t| FROM posts p")).endsWith("[title]");
        notebook.cell(sql, "--session b", "COMMIT");
        assertThat(completed("%%sql\nSELECT p.t| FROM posts p")).endsWith("[title trunk]");
    }

    private String inspected(String cell) {
        var cursor = cell.indexOf('|');
        return sql.inspect(cell.replace("|", ""), cursor, notebook).map(bundle -> bundle.text()).orElse("");
    }

    @Test
    void shouldTellWhatIsKnownOfAName() {
        assertThat(inspected("%%sql\nSELECT * FROM po|sts")).contains("table public.posts", "title", "PRIMARY KEY (id)", "rows");
        assertThat(inspected("%%sql\nSELECT p.tit|le FROM posts p")).isEqualTo("title: text NOT NULL");
        assertThat(inspected("%%sql\nSELECT lowe|r(title) FROM posts p")).contains("lower(text) → text", "lowercase");
        assertThat(inspected("%%sql\nSHOW lock_time|out"))
            .contains("lock_timeout: 10000 ms", "Sets the maximum allowed duration");
        assertThat(inspected("%%sql\nSELECT 1 + |1")).isEmpty();
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(Show.plain().error(catchThrowable(() -> notebook.cell(sql, "--sesion b", "SELECT 1"))))
            .contains("There is no option \"--sesion\".", "--session NAME");
        assertThat(Arrays.asList("", "--session b")).allSatisfy(arguments ->
            assertThatThrownBy(() -> sql.runLine(arguments, notebook)).hasMessage("%sql has no statement."));
    }
}
