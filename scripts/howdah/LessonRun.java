package howdah;

import howdah.database.CacheFolder;
import howdah.database.Database;
import howdah.database.Need;
import howdah.database.OwnServer;
import howdah.show.Failure;
import howdah.show.TimeLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ibatis.builder.BuilderException;
import org.apache.ibatis.exceptions.PersistenceException;

/// One run of a lesson: which step it is at, its database, and what it does in the background.
///
/// What a lesson calls through [Bootstrap] goes to the current run. A program started by itself begins one, on the terminal;
/// what leads lessons (a runner, a notebook) begins them on a stage of its own.
public final class LessonRun implements AutoCloseable {

    static final int USUAL_ROWS = 20;

    private static LessonRun current;
    private static Runnable beginning = LessonProgram::begin;

    private final String lesson;
    private final Stage stage;
    private volatile CompletableFuture<Database> database = new CompletableFuture<>();
    /// The one of which somebody was told that it cannot be opened, or null.
    private volatile CompletableFuture<Database> failed;
    private final List<Background> backgrounds = new CopyOnWriteArrayList<>();
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    /// The one before the lesson moved to a server of its own, or null.
    private CompletableFuture<Database> former;
    /// What [#dataAhead] has put there, until the program does something with its database; else null.
    private RowsAhead ahead;
    private boolean isBegun;
    private int step;

    private LessonRun(String lesson, Stage stage) {
        this.lesson = lesson;
        this.stage = stage;
    }

    /// Prepares a run: its database is being opened from now on.
    ///
    /// @param lesson the name of its file without the ending; the database is `howdah_NAME`
    public static LessonRun on(Stage stage, String lesson) {
        var run = new LessonRun(lesson, stage);
        run.open();
        return run;
    }

    private void open() {
        var opening = database;
        Thread.ofPlatform().daemon().name("database").start(() -> open(opening));
    }

    /// Makes it the current run, to which [Bootstrap]'s methods go.
    public void begin() {
        synchronized (this) {
            isBegun = true;
        }
        setCurrent(this);
    }

    /// No run is the current one any more.
    public static void end() {
        setCurrent(null);
    }

    private static synchronized void setCurrent(LessonRun run) {
        current = run;
    }

    /// Says how a run begins that was not begun before something needs it; a program of its own begins one on the terminal.
    ///
    /// @param begin calls [#begin]
    public static synchronized void beginBy(Runnable begin) {
        beginning = begin;
    }

    static synchronized LessonRun current() {
        if (current == null) {
            beginning.run();
        }
        return current;
    }

    private void open(CompletableFuture<Database> opening) {
        try {
            var opened = Database.open(lesson, new Opening(stage, () -> database == opening));
            stage.opened(opened);
            opening.complete(opened);
        } catch (Throwable failure) {
            opening.completeExceptionally(failure);
        }
    }

    /// Moves to a server of the lesson's own, if it is not there yet; the other one may never be reached.
    OwnServer ownServer() {
        emptyUnasked();
        if (former == null && !OwnServer.isGiven()) {
            former = database;
            database = CompletableFuture.completedFuture(Database.openOnOwnServer(lesson, stage));
        }
        return database().ownServer();
    }

    boolean has(Need... needs) {
        for (var need : needs) {
            var lack = need.lack(database());
            if (lack != null) {
                stage.skipped(lack);
                show(lack.toString());
                return false;
            }
        }
        return true;
    }

    void heavy(Bootstrap.Action work) throws Exception {
        database().heavy(() -> {
            work.run();
            return null;
        });
    }

    /// The run's database; waits until it is open.
    ///
    /// @throws Failure if there is none that can be used; whoever asks next lets it be tried anew
    public Database database() {
        var opening = opening();
        try {
            var opened = opening.join();
            emptyUnasked();
            return opened;
        } catch (CompletionException failure) {
            failed = opening;
            throw failure.getCause() instanceof RuntimeException told ? told : failure;
        }
    }

    private synchronized CompletableFuture<Database> opening() {
        if (database == failed) {
            database = new CompletableFuture<>();
            open();
        }
        return database;
    }

    /// Waits until the database is open, or cannot be opened, or that time is over; a failure is told to whoever needs it.
    public void awaitOpening(Duration patience) {
        try {
            database.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notOpen) {
            // whoever calls database() hears why
        }
    }

    /// The run's database, if it is open. Any thread may call it.
    public Optional<Database> opened() {
        return database.isDone() && !database.isCompletedExceptionally() ? Optional.of(database()) : Optional.empty();
    }

    /// The number of the step that has begun last; 0 before the first.
    int step() {
        return step;
    }

    void step(String title, String prose) {
        joinBackgrounds();
        stage.step(step + 1, title, prose);
        step++;
    }

    void show(Object value) {
        var shown = stage.show(value);
        if (Thread.currentThread() instanceof Background background) {
            background.show(shown);
        } else {
            shown.run();
        }
    }

    void data(String name, int rows) {
        stage.asked(name);
        if (!takeAhead(name, rows)) {
            fill(name, rows);
        }
    }

    /// Puts the usual number of rows there before the program has begun, which then need not wait for them if it asks for them
    /// first of all. If it does anything else with its database first, that is empty, as if this had not been called.
    public void dataAhead(String name) {
        fill(name, USUAL_ROWS);
        synchronized (this) {
            ahead = new RowsAhead(name, USUAL_ROWS, Instant.now());
        }
    }

    private synchronized boolean takeAhead(String name, int rows) {
        var isThere = ahead != null && ahead.serve(name, rows);
        if (isThere) {
            ahead = null;
        }
        return isThere;
    }

    private synchronized void emptyUnasked() {
        if (isBegun && ahead != null) {
            ahead = null;
            database.join().empty();
        }
    }

    private void fill(String name, int rows) {
        try (var session = database().session("data")) {
            session.update(name + ".createTables");
            stage.fill(session, name, rows);
            session.commit(true);
        }
        database().forget("data");
    }

    Path folder() {
        try {
            var folder = Files.createTempDirectory("howdah-" + lesson + "-");
            folders.add(folder);
            return folder;
        } catch (IOException failure) {
            throw Failure.usage("There is no place for a folder of files.").cause(failure)
                .next("make room in " + System.getProperty("java.io.tmpdir"));
        }
    }

    void background(String name, Bootstrap.Action action) {
        var background = new Background(name, action);
        backgrounds.add(background);
        background.start();
    }

    void awaitBlocked(String name) throws SQLException, InterruptedException {
        var background = backgrounds.stream().filter(each -> each.getName().equals(name)).findFirst()
            .orElseThrow(() -> Failure.usage("Nothing named \"%s\" runs in the background.".formatted(name))
                .next("call background(\"%s\", …) first".formatted(name)));
        var holders = database().awaitBlocked(name, () -> !background.isAlive());
        show(holders.isEmpty()
            ? "%s has ended without waiting".formatted(name)
            : "%s waits for a lock of %s".formatted(name, String.join(", ", holders)));
    }

    /// What those sessions have done, once nothing in the background goes on by itself; all sessions, if none is named.
    TimeLine timeLine(List<String> sessions) throws SQLException, InterruptedException {
        if (!(Thread.currentThread() instanceof Background)) {
            new Settling(database(), backgrounds).await();
        }
        var events = database().timeLine().events();
        return new TimeLine(events.stream().filter(each -> sessions.isEmpty() || sessions.contains(each.session())).toList());
    }

    /// Waits for what runs in the background, shows what it showed, and lets its exception out.
    public void joinBackgrounds() {
        for (var background : backgrounds) {
            background.await();
            background.shown().forEach(Runnable::run);
        }
        var failure = backgrounds.stream().map(Background::failure).filter(each -> each != null).findFirst();
        backgrounds.clear();
        failure.ifPresent(LessonRun::<RuntimeException>throwAsItIs);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwAsItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /// The exit code of a program that ends with this failure.
    public static int exitCode(Throwable failure) {
        var isOfMapper = failure instanceof PersistenceException;
        for (var each = failure; each != null; each = each.getCause()) {
            if (each instanceof Failure told) {
                return told.exitCode();
            }
            if (each instanceof SQLException sql && Database.isUnusable(sql)) {
                return Failure.NO_DATABASE;
            }
            if (isOfMapper && (each instanceof BuilderException || each instanceof SQLException sql && isWrongSql(sql))) {
                return Failure.USAGE;
            }
        }
        return Failure.NOT_RIGHT_YET;
    }

    /// Whether the statement itself is wrong, whatever the data: a syntax error, or a column that no table has.
    private static boolean isWrongSql(SQLException failure) {
        return Set.of("42601", "42703").contains(String.valueOf(failure.getSQLState()));
    }

    /// Gives the database back, if it is open, and deletes the folders.
    @Override
    public void close() {
        close(0);
    }

    /// @param milliseconds how long to wait for a database that is still being made, so that it is not left half-made
    void close(long milliseconds) {
        folders.forEach(LessonRun::delete);
        close(database, milliseconds);
        if (former != null) {
            close(former, 0);
        }
    }

    /// Gives up what runs in the background; any thread may call it.
    public void abandonBackgrounds() {
        var all = List.copyOf(backgrounds);
        backgrounds.removeAll(all);
        all.forEach(Background::abandon);
    }

    private static void delete(Path folder) {
        try {
            CacheFolder.delete(folder);
        } catch (IOException left) {
            // temporary files are tidied up by the system
        }
    }

    private static void close(CompletableFuture<Database> opened, long milliseconds) {
        try {
            opened.get(milliseconds, TimeUnit.MILLISECONDS).close();
        } catch (InterruptedException | ExecutionException | TimeoutException notOpen) {
            // there is nothing to give back
        }
    }
}
