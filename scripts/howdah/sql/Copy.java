package howdah.sql;

import java.io.OutputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What `COPY` reads and writes beside its statement.
///
/// @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY</a>
final class Copy {

    private Copy() {
    }

    static boolean isToStdout(String sql) {
        var tokens = Tokens.code(sql);
        for (var index = 1; index < tokens.size(); index++) {
            if (tokens.get(index).isWord("stdout") && tokens.get(index - 1).isWord("to")) {
                return true;
            }
        }
        return false;
    }

    /// Keeps the first lines of what is written.
    static final class FirstLines extends OutputStream {

        private static final int BYTES = 1 << 20;

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private int left;

        FirstLines(int most) {
            left = most;
        }

        @Override
        public void write(int character) {
            if (left > 0 && kept.size() < BYTES) {
                kept.write(character);
                left -= character == '\n' ? 1 : 0;
            }
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
