package howdah.runner;

import howdah.sql.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Statements from a file or a pipe, up to the first that fails.
///
/// @param screen where they run
record SqlInput(SqlScreen screen) {

    /// @return the exit code
    int run(InputStream in) throws IOException {
        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        return screen.run(text, new Where("standard input, line %d", 1));
    }
}
