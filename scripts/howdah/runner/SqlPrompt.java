package howdah.runner;

import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// A prompt for SQL: `lesson01=>`, `lesson01=*>` within a transaction, `lesson01=!>` within one that has failed.
///
/// Ctrl-C takes back what is typed, or cancels the statement that runs; Ctrl-D ends the prompt.
///
/// @param lesson the name that it prompts with
record SqlPrompt(String lesson, SqlScreen screen) {

    private static final String NOT_FOR_THE_HISTORY = "*password*:*PASSWORD*:*Password*";

    /// @param history where lines are kept from one time to the next
    /// @return the exit code
    int run(Path history) throws IOException {
        try (var terminal = TerminalBuilder.builder().name("sql").system(true).build()) {
            terminal.handle(Terminal.Signal.INT, signal -> screen.cells().interrupt());
            var reader = LineReaderBuilder.builder().terminal(terminal).appName("howdah").parser(new SqlLine.Parser())
                .completer(new SqlCompleter(screen.cells()))
                .variable(LineReader.HISTORY_FILE, history).variable(LineReader.HISTORY_IGNORE, NOT_FOR_THE_HISTORY)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ").variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.CASE_INSENSITIVE, true).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
            System.out.println("SQL on the database of %s. \\? tells what else is understood, \\q ends.".formatted(lesson));
            return run(reader);
        }
    }

    private int run(LineReader reader) {
        while (true) {
            try {
                var line = reader.readLine("%s=%s> ".formatted(lesson, mark()));
                if (line.strip().matches("\\\\q\\s*;?")) {
                    return 0;
                }
                screen.run(line, Where.NOWHERE);
            } catch (UserInterruptException taken) {
                // what was typed is gone
            } catch (EndOfFileException end) {
                return 0;
            }
        }
    }

    private String mark() {
        return switch (screen.cells().state(SqlCells.SESSION)) {
            case IDLE -> "";
            case OPEN -> "*";
            case FAILED -> "!";
        };
    }
}
