//SOURCES Allowance.java Answers.java Broadcast.java CellInput.java CellOutput.java Cells.java Channel.java CodePoints.java
//SOURCES Connection.java Content.java Control.java Execution.java Fields.java Glob.java Handover.java History.java
//SOURCES HistoryFile.java Info.java Json.java Lifeline.java Log.java Malformed.java Message.java Outbox.java Publisher.java
//SOURCES Questions.java Request.java RequestLoop.java Reserve.java Seen.java Session.java Shell.java Signer.java
//SOURCES Sockets.java StandardStreams.java Utf8.java
//SOURCES ../cell/Bundle.java ../cell/Cell.java ../cell/Completeness.java ../cell/Completion.java ../cell/Interpreter.java
//SOURCES ../cell/Outcome.java ../cell/Output.java ../../show/Show.java
//DEPS com.google.code.gson:gson:2.13.2
//DEPS org.zeromq:jeromq:0.6.0

package howdah.kernel.wire;

import howdah.kernel.cell.Interpreter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.zeromq.ZMQ;

/// Jupyter's messages over ZeroMQ, version 5.5 of their specification.
///
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
public final class Wire {

    private static final long PATIENCE_MILLISECONDS = 1000;
    /// So much later comes what the first cell need not wait for.
    private static final long SETTLING_NANOS = 300_000_000;
    /// A front end kills after five seconds what does not end by itself.
    private static final long CLOSING_MILLISECONDS = 3000;

    private final Connection connection;
    private final Cells cells;
    private final Session session = new Session();
    private final Seen seen = new Seen();
    private final StandardStreams streams = new StandardStreams();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final Sockets sockets;
    private final Channel shell;
    private final Channel control;
    private final Channel stdin;
    private final Publisher iopub;
    private final ZMQ.Socket heartbeat;
    private final Outbox outbox;
    private final Questions questions;
    private final Thread broadcast;

    /// Opens the sockets before anything else: a front end that finds none tries again only after a tenth of a second.
    private Wire(Connection connection, Cells cells) {
        this.connection = connection;
        this.cells = cells;
        sockets = new Sockets(connection);
        shell = channel("shell", connection.shell());
        control = channel("control", connection.control());
        iopub = new Publisher(sockets.publisher(connection.iopub()));
        stdin = channel("stdin", connection.stdin());
        heartbeat = sockets.router(connection.heartbeat());
        var handover = new Handover(sockets.inlet(), sockets.outlet());
        outbox = new Outbox(session, Signer.of(connection), handover);
        questions = new Questions(session, outbox);
        broadcast = new Broadcast(handover, iopub, stdin, questions, session, Signer.of(connection)).start(sockets);
        outbox.start();
    }

    private Channel channel(String name, int port) {
        return new Channel(name, sockets.router(port), session, Signer.of(connection), seen);
    }

    /// Serves a front end until it asks the kernel to end, or the process that started the kernel is gone. Meanwhile the JVM's
    /// standard streams belong to the cells. Threads that cells have started may still run afterwards: end the process.
    ///
    /// @param connectionFile which Jupyter has written
    /// @param interpreter    may still be in the making; it is closed at the end
    /// @return whether the kernel is to be started again
    /// @throws howdah.show.Failure if the file cannot be used, or a port is taken
    public static boolean serve(Path connectionFile, Future<? extends Interpreter> interpreter, Info info) {
        var environment = System.getenv();
        var connection = Connection.read(connectionFile, environment);
        return new Wire(connection, new Cells(interpreter)).serve(info, environment);
    }

    private boolean serve(Info info, Map<String, String> environment) {
        streams.install();
        try {
            open(info, environment);
            return end.join();
        } finally {
            close();
            streams.restore();
        }
    }

    private void open(Info info, Map<String, String> environment) {
        outbox.publish(Content.status("starting"), Session.NO_PARENT);
        Lifeline.onParentsEnd(environment, () -> end.complete(false), Wire::later);
        var answers = new Answers(info, connection, this::interrupt, end::complete);
        var history = new History(HistoryFile.of(environment));
        var execution = new Execution(cells, outbox, questions, streams, history);
        new Shell(shell, outbox, answers, cells, execution, history).start();
        Lifeline.onInterruptSignal(this::interrupt);
        new Control(control, outbox, answers).start();
        beat(heartbeat);
    }

    private static void later(Runnable work) {
        Thread.ofPlatform().daemon().name("wire later").start(() -> {
            LockSupport.parkNanos(SETTLING_NANOS);
            Reserve.await();
            work.run();
        });
    }

    /// Sends back whatever comes, so that the front end knows that the kernel lives.
    private static void beat(ZMQ.Socket socket) {
        Sockets.start("heartbeat", socket, () -> {
            while (true) {
                var frames = Sockets.receive(socket, 0);
                Reserve.await();
                Sockets.send(socket, frames);
            }
        });
    }

    private void interrupt() {
        questions.cancel();
        cells.interrupt();
    }

    /// Lets what was said get away, and gives up waiting for a cell that does not end.
    private void close() {
        try {
            interrupt();
            cells.close(CLOSING_MILLISECONDS);
            outbox.close(PATIENCE_MILLISECONDS);
            broadcast.join(PATIENCE_MILLISECONDS);
            var closing = Thread.ofPlatform().daemon().name("wire close").start(sockets::close);
            closing.join(PATIENCE_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
