//SOURCES Binding.java BoundSql.java Candidates.java Catalogue.java CatalogueReader.java ClientCopy.java
//SOURCES Completing.java Copy.java Explanation.java Inspecting.java LiveCatalogue.java LockTimeout.java
//SOURCES LockWaits.java Manner.java Meant.java Place.java PropertyPath.java PsqlCommands.java Records.java
//SOURCES Refusal.java Relations.java Request.java Reserved.java Result.java Running.java Scope.java Script.java
//SOURCES ScriptRun.java StatementRun.java Tables.java Token.java Tokens.java Turns.java Values.java Variables.java
//SOURCES Where.java
//SOURCES ../database/Database.java ../show/Show.java
//DEPS org.postgresql:postgresql:42.7.14

package howdah.sql;

import howdah.database.Database;
import howdah.database.Visit;
import howdah.show.Failure;
import howdah.show.Schema;
import howdah.show.StatementFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.postgresql.core.TransactionState;

/// SQL as it is typed into a cell or at a prompt: statements, psql's commands, data for COPY; on named sessions.
///
/// Each session commits statement by statement, until `BEGIN` is sent; one that Java code has opened does as MyBatis does.
public final class SqlCells implements AutoCloseable {

    /// The name of the session that is used where none is named.
    public static final String SESSION = "sql";

    private static final Map<Database, SqlCells> OPEN = new ConcurrentHashMap<>();

    private final Place place;
    private final Turns turns;
    private final LiveCatalogue catalogue;
    private volatile Manner manner;

    private SqlCells(Place place, Manner manner) {
        this.place = place;
        this.manner = manner;
        turns = new Turns(place);
        catalogue = new LiveCatalogue(place);
    }

    /// Those of a notebook: all that work on the same database share their sessions.
    public static SqlCells of(Database database) {
        OPEN.keySet().removeIf(Database::isClosed);
        return OPEN.computeIfAbsent(database, opened -> {
            opened.limitLockWaits(LockTimeout.USUAL);
            var cells = new SqlCells(Place.of(opened), Manner.CELLS);
            cells.catalogue.refresh();
            return cells;
        });
    }

    /// Those of a prompt: one session, on which nothing is told of times.
    public static SqlCells of(Visit visit) {
        return new SqlCells(Place.of(visit), Manner.PROMPT);
    }

    /// Runs one after the other, up to the first that fails.
    ///
    /// @param told gets what each gave, once it is known
    /// @throws StatementFailure if PostgreSQL refuses one
    /// @throws Failure          if the text cannot be sent as it is
    /// @throws InterruptedException if [#interrupt] ended it
    public void run(Request request, Consumer<Result> told) throws Exception {
        run(request, Script.parts(request.text(), request.where()), false, told);
    }

    /// Runs them while others go on; behind what its session already runs in the background. No lock is waited for too long.
    ///
    /// @param told  gets what each gave
    /// @param ended gets what ended it, or null; both in another thread
    /// @throws Failure if the text cannot be sent as it is
    public void runInBackground(Request request, Consumer<Result> told, Consumer<Throwable> ended) throws InterruptedException {
        var parts = Script.parts(request.text(), request.where());
        turns.start(Thread.ofPlatform().daemon().name("sql " + request.session()).unstarted(() -> {
            try {
                run(request, parts, true, told);
                ended.accept(null);
            } catch (Throwable failure) {
                ended.accept(failure);
            }
        }), request.session());
    }

    private void run(Request request, List<Script.Part> parts, boolean isBackground, Consumer<Result> told) throws Exception {
        take(request, isBackground, script -> {
            script.run(parts, told);
            return null;
        });
    }

    private interface Use<T> {
        T of(ScriptRun script) throws Exception;
    }

    private <T> T take(Request request, boolean isBackground, Use<T> use) throws Exception {
        var run = new Running(request.session(), isBackground, request.waiting());
        try {
            return turns.take(run, () -> use.of(new ScriptRun(place.session(request.session()), request, run, this)));
        } finally {
            catalogue.expire();
        }
    }

    /// The plan of a statement, as `EXPLAIN (FORMAT JSON)` tells it. Whatever the statement writes is undone.
    ///
    /// @param isAnalyzed whether the statement is run, so that its plan is told with times
    public String plan(Request request, boolean isAnalyzed) throws Exception {
        var parts = Script.parts(request.text(), request.where());
        if (parts.size() != 1 || !(parts.getFirst() instanceof Script.Statement statement)) {
            throw Failure.usage("EXPLAIN takes one statement, not %d.".formatted(parts.size()))
                .next("write one, such as SELECT * FROM posts");
        }
        return take(request, false, script -> script.plan(statement, isAnalyzed));
    }

    /// The tables of a schema with their keys, as the session of that name sees them.
    ///
    /// @param names of a schema, or of tables; if there are none, all tables of the schema in which tables are made
    /// @throws Failure if there is none of a name, with the nearest
    public Schema schema(String session, List<String> names) throws Exception {
        var request = new Request(session, "", Where.NOWHERE, name -> null, false, lock -> { });
        return take(request, false, script -> script.ask(connection -> Tables.read(connection, names)));
    }

    /// Ends what somebody waits for, from another thread.
    public void interrupt() {
        turns.interrupt();
    }

    /// Whether a transaction is open in the session of that name, or has failed.
    public TransactionState state(String session) {
        try {
            return place.session(session).state();
        } catch (SQLException gone) {
            return TransactionState.IDLE;
        }
    }

    /// What may stand at a place of SQL.
    ///
    /// @param sql one or many statements
    public Candidates complete(String sql, int cursor, Variables variables) {
        return new Completing(sql, cursor, catalogue.now(), variables).candidates();
    }

    /// What is known of what stands at a place of SQL: of a table, a column, a function or a setting.
    public Optional<String> inspect(String sql, int cursor) {
        return new Inspecting(sql, cursor, catalogue).text();
    }

    /// The names of the sessions of a notebook's database in which something runs in the background.
    public static Set<String> inBackground(Database database) {
        var cells = OPEN.get(database);
        return cells == null ? Set.of() : cells.turns.inBackground();
    }

    /// The names of the sessions that are open.
    public List<String> sessions() {
        return place.names();
    }

    LiveCatalogue catalogue() {
        return catalogue;
    }

    Manner manner() {
        return manner;
    }

    void setManner(Manner wanted) {
        manner = wanted;
    }

    @Override
    public void close() {
        turns.close();
    }
}
