package howdah.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"session":7,"line":1,"source":"a"}                | 8
        {"line":1,"session":12,"source":"b"}               | 13
        { "session": 12, "line": 1, "source": "b" }        | 13
        {"session":12.0,"line":1,"source":"b"}             | 13
        {"session":-12,"line":1,"source":"b"}              | 1
        {"session":"12","line":1,"source":"b"}             | 1
        {"session":12                                      | 1
        no entry                                           | 1
        """)
    void shouldNumberASessionByTheLatestOfEachLine(String line, int next) throws IOException {
        var file = folder.resolve("history.jsonl");
        Files.writeString(file, line + "\n");

        assertThat(new HistoryFile(file).nextSession()).isEqualTo(next);
    }

    @Test
    void shouldNumberASessionByTheGreatestNumberOfAll() throws IOException {
        var file = folder.resolve("history.jsonl");
        var history = new HistoryFile(file);
        history.append(new History.Entry(3, 1, "a \"quoted\" ü", null));
        history.append(new History.Entry(5, 1, "b\nc", null));
        history.append(new History.Entry(4, 2, "d", null));

        assertThat(history.nextSession()).isEqualTo(6);
        assertThat(history.read()).extracting(History.Entry::source).containsExactly("a \"quoted\" ü", "b\nc", "d");
    }

    @Test
    void shouldNumberTheFirstSession() {
        assertThat(new HistoryFile(folder.resolve("none")).nextSession()).isEqualTo(1);
    }
}
