package howdah.show;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String CLEAR = "\r\u001b[2K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    @Test
    void shouldRewriteOneLineOnATerminalAndTakeItAway() {
        try (Progress progress = progress(true)) {
            progress.update("attempt 1");
            progress.update("attempt 2");
        }
        assertThat(written()).isEqualTo(onTerminal("attempt 1") + onTerminal("attempt 2") + CLEAR);
    }

    @Test
    void shouldWriteNothingWhereThereWasNothingToTell() {
        progress(true).close();
        progress(false).close();
        assertThat(written()).isEmpty();
    }

    @Test
    void shouldWriteFewLinesElsewhere() {
        try (Progress progress = progress(false)) {
            progress.update("attempt 1");
            now += SECONDS.toNanos(Progress.QUIET_SECONDS) - 1;
            progress.update("attempt 2");
            now += 1;
            progress.update("attempt 3");
            progress.update("attempt 4");
        }
        assertThat(written()).isEqualTo("attempt 1\nattempt 3\n");
    }

    @Test
    void shouldWriteEachNoteOnALineThatStays() {
        Progress terminal = progress(true);
        terminal.update("attempt 1");
        terminal.note("connected");
        terminal.close();
        assertThat(written()).isEqualTo(onTerminal("attempt 1") + CLEAR + "connected\n");
    }

    @Test
    void shouldTellBytesAndPercent() {
        progress(false).update("PostgreSQL 18", 7_300_000, 15_114_756);
        progress(false).update("PostgreSQL 18", 7_340_000, 0);
        assertThat(written()).isEqualTo("PostgreSQL 18: 7.3 of 15.1 MB (48 %)\nPostgreSQL 18: 7.3 MB\n");
    }

    @Test
    void shouldStayOnOneLineWhateverTheTextHolds() {
        progress(false).update("a\nb\u001b[2J");
        assertThat(written()).isEqualTo("a↵b␛[2J\n");
    }

    private Progress progress(boolean inPlace) {
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Progress(out, inPlace, Alphabet.of(StandardCharsets.UTF_8), () -> now);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String onTerminal(String text) {
        return CLEAR + "\u001b[?7l" + text + "\u001b[?7h";
    }
}
