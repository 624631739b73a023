package howdah.kernel.wire;

import howdah.kernel.cell.Interpreter;
import howdah.kernel.cell.Outcome;
import howdah.show.Failure;
import howdah.show.Show;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The one thread that calls the interpreter. Whatever a cell does to it, the threads of the sockets go on.
final class Cells {

    private final Future<? extends Interpreter> interpreter;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("cells").factory());

    /// @param interpreter may come later than the first requests
    Cells(Future<? extends Interpreter> interpreter) {
        this.interpreter = interpreter;
    }

    /// What an interrupt finds: nothing, a question that the interpreter has not got yet, or one that it works at.
    private enum State { IDLE, WAITING, ANSWERING, INTERRUPTED }

    /// From now on an interrupt means the next question, which comes at once.
    void expectQuestion() {
        state.set(State.WAITING);
    }

    /// Whether the interpreter is there, or comes in that time.
    boolean isReadyWithin(Duration patience) {
        try {
            interpreter.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notReady) {
            return interpreter.isDone();
        } catch (InterruptedException strange) {
            throw new IllegalStateException(strange);
        }
    }

    /// Waits until the interpreter has answered.
    ///
    /// @throws RuntimeException or an [Error]: what it threw
    /// @throws CancellationException if it was interrupted before it has got the question
    <T> T ask(Function<Interpreter, T> question) {
        state.compareAndSet(State.IDLE, State.WAITING);
        try {
            return thread.submit(() -> call(question)).get();
        } catch (ExecutionException failure) {
            throw unwrap(failure);
        } catch (InterruptedException strange) {
            throw new IllegalStateException(strange);
        }
    }

    private <T> T call(Function<Interpreter, T> question) throws InterruptedException, ExecutionException {
        Thread.interrupted();
        try {
            var ready = interpreter.get();
            if (!state.compareAndSet(State.WAITING, State.ANSWERING)) {
                throw new CancellationException("interrupted before it began");
            }
            return question.apply(ready);
        } finally {
            state.set(State.IDLE);
            Thread.interrupted();
        }
    }

    private static RuntimeException unwrap(Throwable failure) {
        return switch (failure) {
            case ExecutionException wrapped when wrapped.getCause() != null -> unwrap(wrapped.getCause());
            case RuntimeException plain -> plain;
            case Error error -> throw error;
            default -> new IllegalStateException(failure);
        };
    }

    /// Ends the cell that runs; does nothing if none does. For any thread.
    void interrupt() {
        try {
            if (!state.compareAndSet(State.WAITING, State.INTERRUPTED) && interpreter.isDone()) {
                interpreter.get().interrupt();
            }
        } catch (InterruptedException | ExecutionException | CancellationException none) {
            Log.warn("there is nothing to interrupt", none);
        }
    }

    /// Closes the interpreter, unless what runs does not end in time.
    void close(long milliseconds) {
        try {
            if (interpreter.isDone()) {
                thread.submit(this::closeInterpreter).get(milliseconds, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            Log.warn("the interpreter could not be closed", failure);
        }
    }

    private Void closeInterpreter() throws InterruptedException, ExecutionException {
        interpreter.get().close();
        return null;
    }

    /// What an exception of the interpreter itself is to a front end.
    static Outcome.Failed failed(Throwable failure) {
        if (failure instanceof CancellationException) {
            return new Outcome.Failed("Interrupted", failure.getMessage(), List.of(failure.getMessage()));
        }
        var message = failure.getMessage() == null ? "" : failure.getMessage();
        var told = failure instanceof Failure ? Show.plain().error(failure).lines().toList() : List.of(failure.toString());
        return new Outcome.Failed(failure.getClass().getName(), message, told);
    }
}
