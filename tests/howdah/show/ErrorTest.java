package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTest {

    private final Show plain = Show.plain();

    @Test
    void shouldTellAFailurePartByPart() {
        var failure = Failure.noDatabase("PostgreSQL at localhost:5432/learn refuses \"student\": wrong password.")
            .cause(new SQLException("FATAL: password authentication failed for user \"student\"", "28P01"))
            .settings(".env (PGHOST, PGUSER), environment (PGPASSWORD: set)")
            .next("correct PGPASSWORD, then run the lesson again; `jbang doctor` shows where each value comes from");
        assertThat(plain.error(failure)).isEqualTo("""
            PostgreSQL at localhost:5432/learn refuses "student": wrong password.
              Cause:     FATAL: password authentication failed for user "student" (SQLSTATE 28P01)
              Settings:  .env (PGHOST, PGUSER), environment (PGPASSWORD: set)
              Next:      correct PGPASSWORD, then run the lesson again; `jbang doctor` shows where each value comes from""");
    }

    @Test
    void shouldTellThePlaceThatTheFailureKnowsAndTheInnermostCause() {
        var cause = new IllegalStateException("middle", new ConnectException("Connection refused"));
        var failure = Failure.usage("It did not work.").where(".env, line 3").cause(cause);
        assertThat(plain.error(failure, "step 3")).isEqualTo("""
            It did not work.
              Where:     .env, line 3
              Cause:     Connection refused""");
    }

    @Test
    void shouldNotSayTheSameTwice() {
        var failure = Failure.usage("The port 70000 is out of range.").where("line 3")
            .cause(new IllegalArgumentException("The port 70000 is out of range."));
        assertThat(plain.error(failure, "line 3")).isEqualTo("The port 70000 is out of range.\n  Where:     line 3");
    }

    @Test
    void shouldFindAFailureWithinWhatWrapsIt() {
        var failure = Failure.usage("HOWDAH_DATABASE is \"mysql\".").next("write embedded, container or external");
        assertThat(plain.error(new ExecutionException(new RuntimeException("wrapped", failure))))
            .isEqualTo(plain.error(failure));
    }

    @Test
    void shouldPutFurtherLinesBelowTheFirst() {
        assertThat(plain.error(Failure.usage("What.").next("one\ntwo"))).isEqualTo("""
            What.
              Next:      one
                         two""");
    }

    @Test
    void shouldTellAnyOtherThrowableByItsNameAndCause() {
        assertThat(plain.error(new IllegalStateException("The post is lost.", new ArithmeticException("/ by zero")), "here"))
            .isEqualTo("""
                IllegalStateException: The post is lost.
                  Where:     here
                  Cause:     / by zero
                  Next:      HOWDAH_TRACE=1 shows the stack trace""");
        assertThat(plain.error(new NullPointerException())).startsWith("NullPointerException\n");
    }

    @Test
    void shouldTellOfAScriptWhichOneAndWhere() {
        var cause = new java.sql.SQLException("ERROR: column \"bio\" of relation \"users\" already exists", "42701");
        var failure = new IllegalStateException("""
            Failed to execute script V2__add_bio.sql
            ----------------------------------------
            SQL State  : 42701
            Error Code : 0
            Message    : ERROR: column "bio" of relation "users" already exists
            Location   : /tmp/migrations/V2__add_bio.sql (/tmp/migrations/V2__add_bio.sql)
            Line       : 3
            Statement  : Run Flyway with -X option to see the actual statement causing the problem
            """, cause);

        assertThat(plain.error(failure, "step 6")).startsWith("""
            IllegalStateException: Failed to execute script V2__add_bio.sql
              Where:     step 6, V2__add_bio.sql, line 3
              Cause:     ERROR: column "bio" of relation "users" already exists (SQLSTATE 42701)
            """);
    }

    @Test
    void shouldLookThroughWrappersWithoutAMessageOfTheirOwn() {
        var cause = new IllegalArgumentException("no such post");
        assertThat(plain.error(new ExecutionException(new RuntimeException(cause))))
            .startsWith("IllegalArgumentException: no such post\n");
    }

    @Test
    void shouldEndWhereCausesGoInACircle() {
        var outer = new IllegalStateException("The outer one.");
        var inner = new IllegalStateException("The inner one.", outer);
        outer.initCause(inner);
        assertThat(plain.error(outer)).contains("The outer one.").contains("Cause:     The inner one.");
        var silent = new IllegalStateException((String) null);
        silent.initCause(new IllegalStateException(null, silent));
        assertThat(plain.error(silent)).startsWith("IllegalStateException\n");
    }

    @Test
    void shouldNameTheLineThatTheLearnerWrote() {
        var failure = new IllegalStateException("no luck");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.apache.ibatis.session.defaults.DefaultSqlSession", "insert", "DefaultSqlSession.java", 1),
            new StackTraceElement("lesson01$Post", "title", "lesson01.java", 27),
            new StackTraceElement("lesson01", "main", "lesson01.java", 40)});
        assertThat(plain.error(failure)).contains("\n  Where:     lesson01.java, line 27\n");
        assertThat(plain.error(failure, "step 3")).contains("\n  Where:     lesson01.java, line 27, step 3\n");
    }

    @Test
    void shouldNameNoLineWhereTheLearnerWroteNone() {
        assertThat(plain.error(new IllegalStateException("no luck"))).doesNotContain("Where");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jdbc:postgresql://h/d?user=me&password=secret&x=y             | jdbc:postgresql://h/d?user=me&password=***&x=y",
        "postgres://me:sec/ret@localhost:5432/learn                    | postgres://me:***@localhost:5432/learn",
        "jdbc:postgresql://localhost:5432/learn?user=me                | jdbc:postgresql://localhost:5432/learn?user=me",
        "password=$ecret, password=?ecret                              | password=***, password=***",
        "postgres://me:s@cret@localhost:5432/learn refused             | postgres://me:***@localhost:5432/learn refused",
        "PGPASSWORD = 'secret one', PGUSER=me                          | PGPASSWORD = ***, PGUSER=me",
        "{password=secret, user=me}                                    | {password=***, user=me}",
        "CREATE ROLE me PASSWORD 'O''Brien'                            | CREATE ROLE me PASSWORD ***",
        "CREATE ROLE me PASSWORD E'O\\'Brien' LOGIN                     | CREATE ROLE me PASSWORD *** LOGIN",
        "CREATE ROLE me PASSWORD U&'d\\0061' LOGIN                     | CREATE ROLE me PASSWORD *** LOGIN",
        "CREATE ROLE me PASSWORD $$hu'sh$$ LOGIN                       | CREATE ROLE me PASSWORD *** LOGIN",
        "CREATE ROLE me PASSWORD $a$hu$$sh$a$ LOGIN                    | CREATE ROLE me PASSWORD *** LOGIN",
        "CREATE ROLE me PASSWORD $1 LOGIN                              | CREATE ROLE me PASSWORD $1 LOGIN",
        "WHERE password = $1 AND name = ?                              | WHERE password = $1 AND name = ?",
        "password authentication failed for user \"me\"                | password authentication failed for user \"me\"",
        "environment (PGPASSWORD: set)                                 | environment (PGPASSWORD: set)",
    })
    void shouldHidePasswords(String text, String shown) {
        assertThat(plain.error(Failure.usage(text))).isEqualTo(shown);
        assertThat(plain.error(Failure.usage("What.").next(text))).endsWith("Next:      " + shown);
    }

    @Test
    void shouldLetNoControlCharacterThrough() {
        assertThat(plain.error(new SQLException("Key (email)=(\u001b[2J\u202e) exists already."), "a\u0007b"))
            .contains("(␛[2J\\u202e)").contains("a␇b");
    }

    @Test
    void shouldUseColoursForWhatFailedAndForTheLabels() {
        assertThat(Show.of(true, 100).error(Failure.usage("What.").next("do it")))
            .isEqualTo("\u001b[1;31mWhat.\u001b[0m\n  \u001b[1mNext:\u001b[0m      do it");
    }
}
