package howdah.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadWhatPeopleWrite() throws IOException {
        assertThat(read("""
            # a comment
              # another

            PGHOST=localhost
            export PGPORT=5433
            PGDATABASE = learn
            PGUSER="student"   # who
            PGPASSWORD='p#ss=w"rd '
            """)).isEqualTo(Map.of("PGHOST", "localhost", "PGPORT", "5433", "PGDATABASE", "learn", "PGUSER", "student",
            "PGPASSWORD", "p#ss=w\"rd "));
    }

    @Test
    void shouldSkipAByteOrderMarkAndReadWindowsLines() throws IOException {
        assertThat(read("\uFEFFPGHOST=localhost\r\nPGUSER='student'\r\n"))
            .isEqualTo(Map.of("PGHOST", "localhost", "PGUSER", "student"));
    }

    @Test
    void shouldKeepAHashThatBelongsToTheValue() throws IOException {
        assertThat(read("A=pass#word\nB=value # comment\nC=#\nD= # nothing\nE=\"a # b\" # c"))
            .isEqualTo(Map.of("A", "pass#word", "B", "value", "C", "#", "D", "", "E", "a # b"));
    }

    @Test
    void shouldReadQuotesWithinQuotes() throws IOException {
        assertThat(read("A=\"say \\\"hello\\\"\"\nB='say \"hello\"'\nC=\"it's\"\nD=it's\nE=\"'quoted'\""))
            .isEqualTo(Map.of("A", "say \"hello\"", "B", "say \"hello\"", "C", "it's", "D", "it's", "E", "'quoted'"));
    }

    @Test
    void shouldReadEqualSignsBlanksAndUnicode() throws IOException {
        assertThat(read("A=a=b=c\nB=two words\nC=pässwörd→象\nD=\nE=x\nE=y"))
            .isEqualTo(Map.of("A", "a=b=c", "B", "two words", "C", "pässwörd→象", "D", "", "E", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame", "export sesame", "PGPASSWORD: sesame", "=sesame", "PG PASSWORD=sesame",
        "PGPASSWORD='sesame", "PGPASSWORD=\"sesame", "PGPASSWORD=sesame\"", "PGPASSWORD='sesame' and more", "PGPASSWORD='a#sesame'b'"})
    void shouldNameTheLineThatCannotBeReadButNotWhatStandsThere(String line) {
        var failure = failure(("PGHOST=localhost\n\n" + line + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessageStartingWith(".env, line 3: ").hasNoCause();
        assertThat(failure.getMessage() + failure.next()).doesNotContain("sesame");
        assertThat(failure.next()).startsWith("write NAME='value' there");
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        assertThat(failure("PGUSER=müller".getBytes(StandardCharsets.ISO_8859_1))).hasMessage(".env is not UTF-8 text.");
        assertThat(failure("PGUSER=student".getBytes(StandardCharsets.UTF_16))).hasMessage(".env is not UTF-8 text.");
    }

    @Test
    void shouldRefuseADirectory() throws IOException {
        Files.createDirectory(folder.resolve(".env"));

        var failure = catchThrowableOfType(Failure.class, () -> EnvFile.read(EnvFile.find(folder), "../.env"));

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure).hasMessageStartingWith("../.env is a directory");
    }

    private Map<String, String> read(String content) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve(".env"), content), ".env");
    }

    private Failure failure(byte[] content) {
        return catchThrowableOfType(Failure.class,
            () -> EnvFile.read(Files.write(folder.resolve(".env"), content), ".env"));
    }
}
