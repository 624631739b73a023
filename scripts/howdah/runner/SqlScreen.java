package howdah.runner;

import howdah.database.Database;
import howdah.database.Visit;
import howdah.show.Failure;
import howdah.show.Show;
import howdah.show.StatementFailure;
import howdah.sql.Request;
import howdah.sql.Result;
import howdah.sql.SqlCells;
import howdah.sql.Where;
import java.util.Locale;

/// Runs what is typed at the prompt or read from a file, and prints what it gives, or what is wrong with it.
final class SqlScreen implements AutoCloseable {

    private final SqlCells cells;
    private final Show show = Show.forTerminal();

    SqlScreen(Visit visit) {
        cells = SqlCells.of(visit);
    }

    SqlCells cells() {
        return cells;
    }

    /// Runs statements and commands up to the first that fails.
    ///
    /// @return the exit code that a program would end with if these were its last statements
    int run(String text, Where where) {
        var request = new Request(SqlCells.SESSION, text, where, SqlScreen::noVariable, false, lock -> { });
        try {
            cells.run(request, this::print);
            return 0;
        } catch (Exception failure) {
            System.out.flush();
            System.err.println(show.error(failure));
            return exitCode(failure);
        }
    }

    private static Object noVariable(String name) {
        throw Failure.usage(":{%s} is a Java variable of a notebook; there are none here.".formatted(name));
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case StatementFailure refused when Database.isUnusable(refused.failure()) -> Failure.NO_DATABASE;
            case Failure told -> told.exitCode();
            default -> Failure.NOT_RIGHT_YET;
        };
    }

    private void print(Result result) {
        result.notices().forEach(notice -> System.out.println(show.text(notice)));
        result.shown().forEach(shown -> System.out.println(show.text(shown)));
        if (!result.done().isEmpty() && (result.shown().isEmpty() || result.hasMore())) {
            System.out.println(result.done());
        }
        if (result.milliseconds() >= 0) {
            System.out.println(String.format(Locale.ROOT, "Time: %.3f ms", result.milliseconds()));
        }
    }

    @Override
    public void close() {
        cells.close();
    }
}
