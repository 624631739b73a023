package howdah.runner;

import howdah.database.SqlSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
record SqlPrompt(String lesson, SqlSession session) {

    private static final String NOT_FOR_THE_HISTORY = "*password*:*PASSWORD*:*Password*";

    /// @param history where lines are kept from one time to the next
    /// @return the exit code
    int run(Path history) throws IOException, SQLException {
        try (var terminal = TerminalBuilder.builder().name("sql").system(true).build();
             var names = new SqlCompleter(session)) {
            terminal.handle(Terminal.Signal.INT, signal -> session.cancel());
            var reader = LineReaderBuilder.builder().terminal(terminal).appName("howdah").parser(new SqlLine.Parser())
                .completer(names)
                .variable(LineReader.HISTORY_FILE, history).variable(LineReader.HISTORY_IGNORE, NOT_FOR_THE_HISTORY)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ").variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.CASE_INSENSITIVE, true).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
            System.out.println("SQL on the database of %s. \\? tells what else is understood, \\q ends.".formatted(lesson));
            return run(reader, new SqlMeta(session));
        }
    }

    private int run(LineReader reader, SqlMeta meta) throws SQLException {
        while (true) {
            try {
                var line = reader.readLine("%s=%s> ".formatted(lesson, session.transactionMark()));
                if (line.strip().startsWith("\\") ? !meta.run(line.strip()) : !run(line)) {
                    return 0;
                }
            } catch (UserInterruptException taken) {
                // what was typed is gone
            } catch (EndOfFileException end) {
                return 0;
            }
        }
    }

    private boolean run(String text) throws SQLException {
        for (var statement : SqlSplitter.split(text).statements()) {
            if (session.run(statement, null) != 0) {
                break;
            }
        }
        return true;
    }
}
