//SOURCES Binding.java BoundSql.java Candidates.java Catalogue.java CatalogueReader.java ClientCopy.java
//SOURCES Completing.java Copy.java LiveCatalogue.java LockWaits.java Manner.java Place.java PropertyPath.java
//SOURCES PsqlCommands.java Records.java Refusal.java Relations.java Request.java Reserved.java Result.java
//SOURCES Running.java Scope.java Script.java ScriptRun.java StatementRun.java Token.java Tokens.java Values.java
//SOURCES Variables.java Where.java
//SOURCES ../database/Database.java ../show/Show.java
//DEPS org.postgresql:postgresql:42.7.14

package howdah.sql;

import howdah.database.Database;
import howdah.database.Visit;
import howdah.show.Failure;
import howdah.show.StatementFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.postgresql.core.TransactionState;

/// SQL as it is typed into a cell or at a prompt: statements, psql's commands, data for COPY; on named sessions.
///
/// Each session commits statement by statement, until `BEGIN` is sent; one that Java code has opened does as MyBatis does.
public final class SqlCells implements AutoCloseable {

    /// The name of the session that is used where none is named.
    public static final String SESSION = "sql";

    private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(10);
    private static final Map<Database, SqlCells> OPEN = new ConcurrentHashMap<>();

    private final Place place;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final LockWaits lockWaits;
    private final LiveCatalogue catalogue;
    private volatile Manner manner;

    private SqlCells(Place place, Manner manner) {
        this.place = place;
        this.manner = manner;
        lockWaits = new LockWaits(place, running);
        catalogue = new LiveCatalogue(place);
    }

    /// Those of a notebook: all that work on the same database share their sessions.
    public static SqlCells of(Database database) {
        OPEN.keySet().removeIf(Database::isClosed);
        return OPEN.computeIfAbsent(database, opened -> {
            opened.limitLockWaits(LONGEST_LOCK_WAIT);
            return new SqlCells(Place.of(opened), Manner.CELLS);
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
        var parts = Script.parts(request.text(), request.where());
        run(request, parts, new Running(request.session(), false, request.waiting()), told);
    }

    private void run(Request request, List<Script.Part> parts, Running run, Consumer<Result> told) throws Exception {
        running.add(run);
        lockWaits.watch();
        try {
            var lock = lock(request.session(), run);
            try {
                new ScriptRun(place.session(request.session()), request, run, this).run(parts, told);
            } finally {
                lock.unlock();
            }
        } finally {
            running.remove(run);
            catalogue.expire();
        }
    }

    /// Two threads cannot use a connection at once.
    private ReentrantLock lock(String session, Running run) throws InterruptedException {
        var lock = busy.computeIfAbsent(session, name -> new ReentrantLock(true));
        if (run.isBackground()) {
            lock.lockInterruptibly();
        } else if (!lock.tryLock(LONGEST_LOCK_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            var wait = running.stream().filter(other -> other != run && other.session().equals(session))
                .map(Running::lastWait).filter(Objects::nonNull).findFirst().map(" It waits for a %s."::formatted).orElse("");
            throw Failure.usage("The session \"%s\" is busy with a cell in the background.%s".formatted(session, wait))
                .next("let that cell end first, or use another session: --session NAME");
        }
        return lock;
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
    /// @param sql       one or many statements
    /// @param variables the names of the variables that there are, or what a variable's value holds: see [Variables]
    public Candidates complete(String sql, int cursor, Variables variables) {
        return new Completing(sql, cursor, catalogue.now(), variables).candidates();
    }

    Place place() {
        return place;
    }

    Manner manner() {
        return manner;
    }

    void setManner(Manner wanted) {
        manner = wanted;
    }

    /// Ends what [#run] runs, from another thread.
    public void interrupt() {
        running.stream().filter(run -> !run.isBackground()).forEach(Running::interrupt);
    }

    @Override
    public void close() {
        running.forEach(Running::interrupt);
    }
}
