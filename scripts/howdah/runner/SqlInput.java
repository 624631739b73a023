package howdah.runner;

import howdah.database.SqlSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Statements from a file or a pipe, up to the first that fails.
///
/// @param session where they run
record SqlInput(SqlSession session) {

    /// @return the exit code
    int run(InputStream in) throws IOException, SQLException {
        var script = SqlSplitter.split(new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\ufeff", ""));
        for (var statement : Stream.concat(script.statements().stream(), Stream.ofNullable(script.rest())).toList()) {
            var exitCode = session.run(statement, "standard input, line " + statement.line());
            if (exitCode != 0) {
                return exitCode;
            }
        }
        return 0;
    }
}
