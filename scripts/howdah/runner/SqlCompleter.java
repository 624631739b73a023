package howdah.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes key words, and the names of tables and columns as the catalog has them now.
///
/// It asks on a connection of its own, since that of the prompt may be in a transaction that has failed.
final class SqlCompleter implements Completer, AutoCloseable {

    private static final String TABLES = """
        SELECT quote_ident(relname) FROM pg_class
        WHERE relkind IN ('r', 'v', 'm', 'p', 'f') AND pg_table_is_visible(oid) AND relnamespace <> 'pg_catalog'::regnamespace
        """;
    private static final String COLUMNS = """
        SELECT DISTINCT quote_ident(attname) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'v', 'm', 'p', 'f') AND pg_table_is_visible(attrelid)
          AND relnamespace <> 'pg_catalog'::regnamespace
        """;
    private static final String KEYWORDS = "SELECT upper(word) FROM pg_get_keywords()";

    private final SqlSession session;
    private Connection connection;

    SqlCompleter(SqlSession session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.line().startsWith("\\") && !line.line().contains(" ")) {
            SqlMeta.COMMANDS.forEach(command -> candidates.add(new Candidate(command)));
            return;
        }
        var queries = line.line().startsWith("\\") ? Stream.of(TABLES) : Stream.of(TABLES, COLUMNS, KEYWORDS);
        var isSmall = line.word().equals(line.word().toLowerCase(Locale.ROOT)) && !line.word().isEmpty();
        queries.forEach(query -> names(query).forEach(name -> candidates.add(
            new Candidate(query.equals(KEYWORDS) && isSmall ? name.toLowerCase(Locale.ROOT) : name))));
    }

    private List<String> names(String query) {
        try {
            if (connection == null || connection.isClosed()) {
                connection = session.another();
            }
            return SqlCatalog.names(connection, query);
        } catch (SQLException gone) {
            return List.of();
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
