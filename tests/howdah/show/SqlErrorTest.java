package howdah.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class SqlErrorTest {

    private final Show plain = Show.plain();

    @Test
    void shouldPutACaretUnderThePosition() {
        var failure = server("SERROR", "C42P01", "Mrelation \"tst\" does not exist", "P18");
        assertThat(plain.error(failure, "step 3", "SELECT id\n  FROM tst\n WHERE id = 1")).isEqualTo("""
            ERROR: relation "tst" does not exist
              Where:     step 3
              SQL:       SELECT id
                          FROM tst
                               ^
                         WHERE id = 1
              SQLSTATE:  42P01 undefined_table
              Next:      check the spelling, or create the table first""");
    }

    @Test
    void shouldTellAllThatTheServerTells() {
        var failure = server("SERROR", "C23505", "Mduplicate key value violates unique constraint \"users_email_key\"",
            "DKey (email)=(a@b) already exists.", "HTry another.", "spublic", "tusers", "cemail", "nusers_email_key",
            "WPL/pgSQL function f() line 1");
        assertThat(plain.error(failure)).isEqualTo("""
            ERROR: duplicate key value violates unique constraint "users_email_key"
              SQLSTATE:  23505 unique_violation
              Detail:    Key (email)=(a@b) already exists.
              Hint:      Try another.
              Concerns:  constraint users_email_key, column email, table users
              Context:   PL/pgSQL function f() line 1
              Next:      choose another value, UPDATE the row that has it, or add ON CONFLICT to the INSERT""");
    }

    @Test
    void shouldShowTheStatementWithinAFunction() {
        var failure = server("SERROR", "C42703", "Mcolumn \"nix\" does not exist", "q(SELECT nix FROM test)", "p9");
        assertThat(plain.error(failure, null, "SELECT f()")).startsWith("""
            ERROR: column "nix" does not exist
              SQL:       (SELECT nix FROM test)
                                 ^
              SQLSTATE:  42703""");
    }

    @Test
    void shouldNotRepeatTheStatementWhoseTextHasNoEnd() {
        var failure = new PSQLException("Unterminated string literal started at position 7 in SQL SELECT 'O'Hara'\nLIMIT 1. Expected  char",
            PSQLState.SYNTAX_ERROR);
        assertThat(plain.error(failure)).startsWith("Unterminated string literal started at position 7\n  SQLSTATE:  42601");
    }

    @Test
    void shouldTellWhatTheDriverItselfRefuses() {
        var failure = new PSQLException("Connection to localhost:1 refused. Check that the server runs.",
            PSQLState.CONNECTION_UNABLE_TO_CONNECT, new java.net.ConnectException("Connection refused"));
        assertThat(plain.error(failure)).isEqualTo("""
            Connection to localhost:1 refused. Check that the server runs.
              SQLSTATE:  08001 sqlclient_unable_to_establish_sqlconnection
              Cause:     Connection refused
              Next:      check that the server runs, then connect again; `jbang doctor` helps""");
    }

    @Test
    void shouldTellTheStatementOfABatchThatFailed() {
        var cause = server("SERROR", "C23514", "Mnew row violates check constraint \"positive\"");
        var batch = new BatchUpdateException("Batch entry 1 INSERT INTO test VALUES (('-1'::int4)) was aborted: ERROR: …",
            "23514", 0, new int[] {1, -3}, cause);
        batch.setNextException(cause);
        assertThat(plain.error(batch)).isEqualTo("""
            ERROR: new row violates check constraint "positive"
              SQLSTATE:  23514 check_violation
              Context:   Batch entry 1 INSERT INTO test VALUES (('-1'::int4))
              Next:      give a value that the constraint allows""");
    }

    @Test
    void shouldTellAFailureWithoutAnyState() {
        assertThat(plain.error(new SQLException("This ResultSet is closed."))).isEqualTo("This ResultSet is closed.");
    }

    @Test
    void shouldTellWhichRowsCouldNotBeRead() {
        var failure = new IllegalStateException(new SQLException("This ResultSet is closed.", "55000"));
        assertThat(plain.error(failure)).startsWith("This ResultSet is closed.\n  SQLSTATE:  55000");
    }

    @ParameterizedTest
    @CsvSource({"42P01, 42P01 undefined_table", "00000, 00000 successful_completion", "XX002, XX002 index_corrupted",
        "40P01, 40P01 deadlock_detected", "25P04, 25P04 transaction_timeout", "99999, 99999", "'', ''", "value, value"})
    void shouldNameStates(String state, String named) {
        assertThat(SqlStates.named(state)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"22P02", "23502", "23503", "23505", "23514", "25P02", "28P01", "3D000", "40001", "40P01", "42501", "42601",
        "42703", "42P01", "42P07", "53300", "55P03", "57014", "57P01", "08006"})
    void shouldAdviseOnTheErrorsThatLearnersMeet(String state) {
        assertThat(Advice.on(state)).isNotBlank();
        assertThat(SqlStates.named(state)).startsWith(state + " ");
    }

    @Test
    void shouldAdviseNothingWhereNothingHelps() {
        assertThat(Advice.on("F0000")).isNull();
    }

    /// The fields of PostgreSQL's protocol: a letter, then the text.
    private static SQLException server(String... fields) {
        List<String> message = new ArrayList<>(List.of(fields));
        return new PSQLException(new ServerErrorMessage(String.join("\0", message)));
    }
}
