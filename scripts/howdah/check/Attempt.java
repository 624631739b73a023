//SOURCES Checker.java

package howdah.check;

import howdah.database.Database;
import howdah.jvm.ProgramLoader;
import howdah.show.Show;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// What a learner's program has done: the parameter of a check's tests, which run once its `main` has ended.
///
/// ```java
/// @Data(name = "no posts at all")
/// @Data(name = "two posts of the same minute", value = "INSERT INTO posts …")
/// class NewestFirstCheck {
///
///     @Test
///     @Hint("sort by created_at, then by id, both DESC")
///     void shouldShowTheNewestFirst(Attempt attempt) {
///         attempt.shown().rows("SELECT id, title FROM posts ORDER BY created_at DESC, id DESC");
///     }
/// }
/// ```
///
/// A test fails, for the learner, by any `AssertionError`; its message is all that he reads. Whatever else a test throws is the
/// author's mistake, and told as such. An error that leaves `main` fails the check, unless a test asks for it.
public final class Attempt implements AutoCloseable {

    private final CheckStage stage;
    private final Database database;
    private final ProgramLoader loader;
    private final Connections connections;
    private final Throwable failure;
    private final Show show;
    private OtherSession session;
    private boolean isErrorExpected;

    /// @param failure what left `main`, or null
    Attempt(CheckStage stage, Database database, ProgramLoader loader, Connections connections, Throwable failure, Show show) {
        this.stage = stage;
        this.database = database;
        this.loader = loader;
        this.connections = connections;
        this.failure = failure;
        this.show = show;
    }

    /// What the program showed last.
    public Answer shown() {
        var shown = stage.shown();
        if (shown.isEmpty()) {
            throw new NotYet("Your program shows nothing.", "call show(…) with the result");
        }
        return answer(shown.getLast());
    }

    /// What it showed in that place, counted from 1.
    public Answer shown(int place) {
        var shown = stage.shown();
        if (shown.size() < place) {
            throw new NotYet("Your program calls show(…) %s; there should be at least %d."
                .formatted(shown.isEmpty() ? "never" : shown.size() == 1 ? "once" : shown.size() + " times", place));
        }
        return answer(shown.get(place - 1));
    }

    private Answer answer(Shown shown) {
        return new Answer("You showed", shown, session(), "");
    }

    /// It showed that many values.
    public Attempt shows(int values) {
        if (stage.shown().size() != values) {
            throw new NotYet("Your program shows %s; %s asked for.".formatted(
                counted(stage.shown().size()), values == 1 ? "one was" : values + " were"));
        }
        return this;
    }

    private static String counted(int values) {
        return values == 0 ? "nothing" : values == 1 ? "1 value" : values + " values";
    }

    /// What another session gets for this query once the program has ended: only what was committed.
    public Answer seenByOthers(String query) {
        return new Answer("Another session sees", Shown.of(session().rows(query), show), session(), "");
    }

    /// The statements that it sent.
    public Statements statements() {
        return stage.statements();
    }

    /// How PostgreSQL would run a query on what the program has left.
    public Plan plan(String query) {
        return new Plan(query, session());
    }

    /// How PostgreSQL would run the program's own query, with the values that it has sent last: `posts.findAll`.
    public Plan planOf(String id) {
        return plan(statements().of(id).atLeast(1).last());
    }

    /// What stands in its file.
    public Source source() {
        return Source.read(loader);
    }

    /// Its own mapper.
    public MapperText mapper() {
        var file = program() + ".xml";
        var xml = loader.findResource(file);
        if (xml == null) {
            throw new NotYet("%s is missing beside your program.".formatted(file), "jbang lesson reset %s brings it back"
                .formatted(program()));
        }
        try (var content = xml.openStream()) {
            return MapperText.read(file, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Its tries to connect.
    public Connections connections() {
        return connections;
    }

    /// It closed each session and connection that it opened.
    public Attempt closesWhatItOpens() {
        var left = session().openSessions();
        if (!left.isEmpty()) {
            throw new NotYet("%s:\n\n%s".formatted(left.size() == 1
                ? "A connection is still open when your program ends. Its last statement"
                : left.size() + " connections are still open when your program ends. Their last statements",
                left.stream().map("  "::concat).collect(Collectors.joining("\n"))),
                "close each session and each connection, best by try (var session = session()) { … }");
        }
        return this;
    }

    /// It ends with that error.
    ///
    /// @param error an SQLSTATE (`28P01`), its class (`28`), or the simple name of an exception
    public Attempt endsWithError(String error) {
        isErrorExpected = true;
        if (failure == null) {
            throw new NotYet("Your program ends as if all were well; the error %s should leave it."
                .formatted(Errors.named(error)));
        }
        if (!Errors.isOf(error, failure)) {
            throw new NotYet("Your program ends with the error %s; it should be %s.\n\n%s".formatted(Errors.named(failure),
                Errors.named(error), show.error(failure)));
        }
        return this;
    }

    /// @throws howdah.show.Failure if the database is gone, or was meanwhile
    void requireDatabase() {
        session().rows("SELECT 1");
        for (var each : Errors.causes(failure)) {
            if (each instanceof SQLException sql && Database.isUnusable(sql) && !Database.isUnavailable(sql)) {
                throw Gone.because(sql);
            }
        }
        if (database.hasLostServer()) {
            throw Gone.meanwhile(failure);
        }
    }

    Throwable failure() {
        return failure;
    }

    /// The name of the program's class.
    String program() {
        return loader.program().mainClass();
    }

    boolean isErrorExpected() {
        return isErrorExpected;
    }

    boolean isFilled() {
        return stage.isFilled();
    }

    /// What transactions were not ended, though they have changed something.
    List<String> openTransactions() {
        return session().openTransactions();
    }

    List<String> locks() {
        return session().locks();
    }

    private OtherSession session() {
        if (session == null) {
            session = new OtherSession(database, show);
        }
        return session;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
