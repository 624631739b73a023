package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson sql`: from a pipe, and at a prompt in a pseudo-terminal.
class SqlCommandTest {

    @TempDir
    private Path scratch;

    private Repository.Command sql(String lesson) {
        return MiniCourse.in(scratch).lesson("sql", lesson).with("HOWDAH_DATABASE", "embedded");
    }

    @Test
    void shouldFindWhatTheLessonLeft() {
        MiniCourse.in(scratch).lesson("run", "1").with("HOWDAH_DATABASE", "embedded").run();

        var run = sql("1").reading("\ufeffSELECT num, data FROM test ORDER BY num;").run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("abc'def").contains("row");
    }

    @Test
    void shouldRunStatementsUpToTheFirstThatFails() {
        var run = sql("2").reading("""
            DROP TABLE IF EXISTS note;
            CREATE TABLE note (text text); -- one; statement
            INSERT INTO note VALUES ('a;b'), (NULL);
            DO $$ BEGIN RAISE NOTICE 'hello'; END $$;
            SELECT missing
            FROM note;
            SELECT 'not reached'
            """).run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).endsWith("Done\nDone\n2 rows inserted\nhello\nDone\n");
        assertThat(run.err()).contains("column \"missing\" does not exist", "standard input, line 5", "42703")
            .doesNotContain("\tat ");
    }

    @Test
    void shouldLeaveBracesAndQuestionMarksToTheServer() {
        var run = sql("2").reading("SELECT '{fn now()}' AS brace, '{\"a\": 1}'::jsonb ? 'a' AS has").run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("{fn now()}", "true");
    }

    @Test
    void shouldFetchAThousandRows() {
        assertThat(sql("2").reading("SELECT generate_series(1, 1000000)").run().out())
            .contains("No more than 1000 rows are fetched here.");
    }

    @Test
    void shouldPrompt() throws IOException, InterruptedException {
        try (var terminal = PseudoTerminal.start(sql("2"), scratch, 80)) {
            terminal.await("lesson02=> ");
            terminal.type("BEGIN;\r").await("lesson02=*> ");
            terminal.type("SELECT 1/0;\r").await("lesson02=!> ").type("ROLLBACK;\r").await("lesson02=> ");
            terminal.type("CREATE TABLE IF NOT EXISTS elephant (trunk text PRIMARY KEY, ears int);\r").await("=> ");
            terminal.type("SELECT 'a\rb'\r").await("'> ").type("AS letters;\r").await("letters");
            terminal.type("SELECT * FROM elep\t").await("elephant").type(";\r").await("(0 rows)").await("=> ");
            terminal.type("\\d elephant\r").await("PRIMARY KEY (trunk)").await("=> ");
            terminal.type("\\x\r").await("one below the other").type("SELECT 1 AS one;\r").await("one | 1").await("=> ");
            terminal.type("\\dx\r").await("There is no command \"\\dx\".").await("=> ");
            terminal.type("SELECT 'secret' AS password;\r").await("password | secret").await("=> ");
            terminal.type("\\q\r");

            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.text()).contains("division by zero");
        }
        assertThat(history()).content().contains("\\\\d elephant").doesNotContain("secret");
        assertThat(Files.getPosixFilePermissions(history())).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    private static Path history() {
        var environment = System.getenv();
        var cache = environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache") + "/howdah";
        return Path.of(environment.getOrDefault("HOWDAH_CACHE", cache), "sql-history");
    }

    @Test
    void shouldCancelWhatRunsAndGoOn() throws IOException, InterruptedException {
        try (var terminal = PseudoTerminal.start(sql("2"), scratch, 20)) {
            terminal.await("lesson02=> ").type("SELECT pg_sleep(600);\r").await("600").pause();
            terminal.type("\u0003").await("57014").await("=> ");
            terminal.type("SELECT (\u0003").await("=> ").type("SELECT pg_terminate_backend(pg_backend_pid());\r").await("57P01")
                .await("=> ");
            terminal.type("SELECT 42 AS answer;\r").await("42").await("=> ").type("\u0004");

            assertThat(terminal.exitCode()).isZero();
        }
    }
}
