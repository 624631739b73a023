package howdah.sql;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// `\copy TABLE from 'FILE' …`, `\copy (SELECT …) to 'FILE' …`: COPY with a file on this side, relative to the working directory.
///
/// @param arguments what follows the command
record ClientCopy(String arguments) {

    Result run(Connection connection) throws SQLException, IOException {
        var tokens = Tokens.code(arguments);
        var depth = 0;
        for (var index = 1; index < tokens.size() - 1; index++) {
            var token = tokens.get(index);
            depth += tokens.get(index - 1).is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && (token.isWord("from") || token.isWord("to"))) {
                return run(token.isWord("from"), arguments.substring(0, token.begin()), token.end(), connection);
            }
        }
        throw Failure.usage("\\copy needs to know from or to which file.")
            .next("write  \\copy posts from 'posts.csv' csv header  or  \\copy (SELECT …) to 'posts.csv' csv");
    }

    private Result run(boolean isFrom, String what, int end, Connection connection) throws SQLException, IOException {
        var rest = arguments.substring(end).strip();
        var isQuoted = rest.startsWith("'");
        var nameEnd = isQuoted ? rest.indexOf('\'', 1) : rest.indexOf(' ');
        var name = rest.substring(isQuoted ? 1 : 0, nameEnd < 0 ? rest.length() : nameEnd);
        var options = nameEnd < 0 ? "" : rest.substring(nameEnd + 1);
        var file = Path.of(name).toAbsolutePath().normalize();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var sql = "COPY %s %s %s".formatted(what.strip(), isFrom ? "FROM STDIN" : "TO STDOUT", options);
        if (isFrom) {
            requireFile(file);
            try (var in = Files.newInputStream(file)) {
                return Result.of(StatementRun.rows(copy.copyIn(sql, in)) + " copied from " + name);
            }
        }
        try (var out = Files.newOutputStream(file)) {
            return Result.of(StatementRun.rows(copy.copyOut(sql, out)) + " copied to " + name);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("There is no file %s.".formatted(file))
                .next("name one relative to %s".formatted(Path.of("").toAbsolutePath()));
        }
    }
}
