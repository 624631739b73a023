package howdah.runner;

import howdah.course.Course;
import howdah.database.Database;
import howdah.database.OwnServer;
import howdah.database.Snapshots;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.show.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Leads through a lesson, forwards and backwards; knows no terminal.
///
/// The lesson runs in a disposable JVM, which waits at the begin of a step. Going back throws that JVM away, takes another one
/// that was warmed up ahead, and lets it run the earlier steps again, silently, in a fresh database: so the data is as
/// it was, and so are the lesson's own variables. One thread walks; others may [#interrupt].
/// However the process ends, nothing is left behind.
final class Walk implements AutoCloseable {

    private static final int ABANDON_SECONDS = 3;
    private static final Consumer<Message> SILENT = message -> { };

    /// A step that was run.
    ///
    /// @param told     what it told, in order
    /// @param error    what failed, told for people; empty if nothing did
    /// @param exitCode 0, or that of the failure; [Failure#INTERRUPTED] after [#interrupt]
    record Result(int step, List<Message> told, long nanoseconds, String error, int exitCode) {

        boolean isFailed() {
            return exitCode != 0;
        }

        /// The values that were shown, as text.
        List<String> shown() {
            return told.stream().filter(Message.Shown.class::isInstance).map(message -> ((Message.Shown) message).text()).toList();
        }

        /// The statements that were sent.
        List<Message.Statement> statements() {
            return told.stream().filter(Message.Statement.class::isInstance).map(Message.Statement.class::cast).toList();
        }
    }

    private final Path root;
    private final Database.Listener listener;
    private final boolean hasOwnServer;
    private final LessonSource source;
    private final ExecutorService background = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("walk-", 0).factory());
    private final List<Passage> passages = new ArrayList<>();
    private DisposableJvm.Screen screen;
    /// Keeps the shared server up; null where each passage has a server of its own.
    private Snapshots snapshots;
    private volatile CompletableFuture<Passage> next;
    private volatile Passage current;
    private volatile boolean isInterrupted;
    private boolean goesBack = true;
    private final Thread atExit = new Thread(this::abandon, "walk");

    /// @param isPrivate whether each passage gets a server of its own even if the lesson does not ask for one
    /// @param listener  told what happens while the server is being started
    Walk(Path lesson, Path root, DisposableJvm.Screen screen, boolean isPrivate, Database.Listener listener) {
        this.root = root;
        this.listener = listener;
        this.screen = screen;
        source = new LessonSource(lesson);
        hasOwnServer = isPrivate || source.usesOwnServer();
        snapshots = hasOwnServer ? null : Snapshots.open(listener);
        Runtime.getRuntime().addShutdownHook(atExit);
        warm();
        try {
            source.compile();
        } catch (RuntimeException broken) {
            close();
            throw broken;
        }
    }

    /// Warms no JVM up ahead, since nobody will go back.
    Walk straightThrough() {
        goesBack = false;
        return this;
    }

    Course.Lesson lesson() {
        return source.lesson();
    }

    /// How many steps lie behind.
    int position() {
        return current == null ? 0 : current.done();
    }

    /// The server of the passage, or null if it has none of its own.
    OwnServer server() {
        return current == null ? null : current.server();
    }

    /// Draws what comes for a screen of that size.
    void fit(DisposableJvm.Screen otherScreen) {
        screen = otherScreen;
    }

    /// Runs the step that is next.
    ///
    /// @param told called with each message of the step as it comes
    Result run(Consumer<Message> told) {
        return run(position() + 1, told);
    }

    /// Runs a step, after those before it and on what they left behind: forwards those between are run silently, backwards all.
    ///
    /// If it fails or is interrupted, the walk stands before it again.
    Result run(int step, Consumer<Message> told) {
        var way = to(step);
        if (way.isFailed()) {
            return way;
        }
        var heard = new ArrayList<Message>();
        var arrival = current.go(source.program(root), step, message -> {
            heard.add(message);
            told.accept(message);
        });
        var result = result(step, arrival, heard);
        if (result.isFailed()) {
            to(step);
        }
        return result;
    }

    /// Goes to the begin of a step; it is not run.
    ///
    /// @return the result of the step before it, or of the one that failed on the way
    Result to(int step) {
        if (source.refresh()) {
            forgetSnapshots();
            renew();
        } else if (current == null || !current.isAlive() || current.done() >= step) {
            renew();
        }
        if (current.program() != null && current.done() == step - 1) {
            return new Result(step - 1, List.of(), 0, "", 0);
        }
        var arrival = current.go(source.program(root), step - 1, SILENT);
        if (next == null && goesBack) {
            warm();
        }
        return result(arrival.isFailed() ? arrival.done() + 1 : step - 1, arrival, List.of());
    }

    /// They are those of the lesson as it was.
    private void forgetSnapshots() {
        if (snapshots != null) {
            var former = snapshots;
            snapshots = Snapshots.open(listener);
            former.close();
            retire(next);
            next = null;
        }
    }

    private Result result(int step, Passage.Arrival arrival, List<Message> told) {
        var isFailed = arrival.isFailed();
        var wasInterrupted = isInterrupted;
        isInterrupted = false;
        var exitCode = !isFailed ? 0 : wasInterrupted ? Failure.INTERRUPTED : Math.max(1, arrival.end().exitCode());
        var error = !isFailed ? "" : wasInterrupted ? "Interrupted." : told(arrival.end());
        return new Result(step, List.copyOf(told), arrival.nanoseconds(), error, exitCode);
    }

    private static String told(Message.Ended end) {
        return !end.error().isEmpty() ? end.error() : switch (end.how()) {
            case EXITED -> "The lesson has ended its JVM by itself.";
            case TOO_MUCH_OUTPUT -> "The lesson prints more than anybody reads.";
            default -> "The lesson was left.";
        };
    }

    /// Throws the passage away and takes the one that was warmed ahead.
    private void renew() {
        retire(current);
        current = null;
        if (next == null) {
            warm();
        }
        current = takeWarmed();
        if (!current.isAlive() || !current.screen().equals(screen)) {
            retire(current);
            warm();
            current = takeWarmed();
        }
    }

    private Passage takeWarmed() {
        try {
            return next.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException told ? told : failure;
        } finally {
            next = null;
        }
    }

    private void warm() {
        next = CompletableFuture.supplyAsync(this::prepare, background);
    }

    private Passage prepare() {
        var server = hasOwnServer ? OwnServer.open(listener) : null;
        var environment = hasOwnServer ? Map.of(OwnServer.VARIABLE, server.folder().toString())
            : Map.of(Snapshots.VARIABLE, snapshots.id());
        var passage = new Passage(lesson().name(), screen, server, environment);
        synchronized (passages) {
            passages.add(passage);
        }
        return passage;
    }

    private void retire(CompletableFuture<Passage> warming) {
        if (warming != null) {
            warming.thenAccept(this::leave);
        }
    }

    private void retire(Passage passage) {
        if (passage != null) {
            background.execute(() -> leave(passage));
        }
    }

    private void leave(Passage passage) {
        passage.leave();
        synchronized (passages) {
            passages.remove(passage);
        }
    }

    /// Ends the step that is running, however long it would go on.
    void interrupt() {
        isInterrupted = true;
        var running = current;
        if (running != null) {
            running.kill();
        }
    }

    /// Gives everything back at once, while the process ends.
    private void abandon() {
        var warming = next;
        if (warming != null) {
            warming.exceptionally(failure -> null).completeOnTimeout(null, ABANDON_SECONDS, TimeUnit.SECONDS).join();
        }
        List<Passage> left;
        synchronized (passages) {
            left = List.copyOf(passages);
        }
        left.forEach(Passage::kill);
        left.forEach(Passage::leave);
        leaveServer();
    }

    /// Gives everything back: the JVMs, the databases, the servers.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            return;
        }
        retire(current);
        retire(next);
        background.close();
        leaveServer();
        source.close();
    }

    private void leaveServer() {
        if (snapshots != null) {
            snapshots.close();
        }
    }
}
