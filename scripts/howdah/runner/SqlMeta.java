package howdah.runner;

import howdah.show.Failure;
import howdah.show.Nearest;
import howdah.show.Show;
import java.sql.SQLException;
import java.util.List;

/// The commands of the prompt that are no SQL: those of psql that one needs most.
final class SqlMeta {

    static final List<String> COMMANDS = List.of("\\?", "\\d", "\\dt", "\\q", "\\timing", "\\x");

    private static final String HELP = """
        \\d          the tables, views and sequences
        \\d TABLE    its columns, constraints and indexes
        \\dt         the tables
        \\timing     tell how long each statement takes, or no longer
        \\x          show rows one below the other, or as a table again
        \\q          end; so does Ctrl-D
        SQL goes on until a ; ends it. Ctrl-C takes back what is typed, or cancels what runs. TAB completes.""";

    private final SqlSession session;
    private final Show show = Show.forTerminal();

    SqlMeta(SqlSession session) {
        this.session = session;
    }

    /// @return whether the prompt goes on
    boolean run(String line) throws SQLException {
        var words = line.replaceFirst(";$", "").split("\\s+", 2);
        try {
            switch (words[0]) {
                case "\\q" -> {
                    return false;
                }
                case "\\?" -> System.out.println(HELP);
                case "\\x" -> System.out.println(session.toggleExpanded() ? "Rows stand one below the other."
                    : "Rows stand in a table.");
                case "\\timing" -> System.out.println(session.toggleTiming() ? "Times are told." : "Times are not told.");
                case "\\dt" -> System.out.println(show.text(SqlCatalog.tables(session.connection())));
                case "\\d" -> describe(words.length < 2 ? "" : words[1].strip());
                default -> throw Failure.usage("There is no command \"%s\".".formatted(words[0]))
                    .next(Nearest.advice(words[0], COMMANDS, "\\? shows all"));
            }
        } catch (Failure | SQLException failure) {
            System.err.println(show.error(failure));
        }
        return true;
    }

    private void describe(String table) throws SQLException {
        if (table.isEmpty()) {
            System.out.println(show.text(SqlCatalog.relations(session.connection())));
            return;
        }
        System.out.println(show.text(SqlCatalog.columns(session.connection(), table)));
        SqlCatalog.rules(session.connection(), table).forEach(rule -> System.out.println(show.text("  " + rule)));
    }
}
