package howdah.kernel;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Interpreter;
import howdah.kernel.cell.Outcome;
import howdah.kernel.cell.Output;
import howdah.kernel.java.Evaluation;
import howdah.kernel.java.JavaCells;
import howdah.kernel.magic.Magics;
import howdah.kernel.magic.Part;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Runs cells part by part: Java by JShell, magics by themselves. On a first cell's way there is no switch over types: the JVM makes
/// a class for each of them, and the first cell waits.
final class CellInterpreter implements Interpreter {

    /// What tells that a database will be needed soon.
    private static final Pattern OF_DATABASE = Pattern.compile("howdah\\.Bootstrap|^\\s*%%?sql\\b");

    private static final long LEARNING_SECONDS = 2;

    /// How long a request that waits already may take to tell so.
    private static final long WAITING_MILLISECONDS = 5;

    private final RunningNotebook notebook = new RunningNotebook();
    private final JavaCells java = notebook.java();
    private final Magics magics = new Magics(notebook);
    private final Assistance assistance = new Assistance(notebook, magics);
    private volatile boolean isRunning;
    private volatile boolean isInterrupted;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Thread warmUp;

    /// Warms up until the first request comes, and not at all if one waits already; learns what completion knows a while later.
    CellInterpreter() {
        warmUp = Thread.ofPlatform().daemon().name("warm up").start(() -> java.warmUp(this::isWanted));
        CompletableFuture.delayedExecutor(LEARNING_SECONDS, TimeUnit.SECONDS).execute(java::learnTypes);
    }

    private boolean isWanted() {
        try {
            return wanted.await(WAITING_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException strange) {
            throw new IllegalStateException(strange);
        }
    }

    /// JShell serves one thread at a time.
    private void endWarmUp() {
        wanted.countDown();
        try {
            warmUp.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Outcome execute(Cell cell, Output output) {
        isInterrupted = false;
        isRunning = true;
        endWarmUp();
        CellOutput.begin(output);
        if (OF_DATABASE.matcher(cell.source()).find()) {
            notebook.begin();
        }
        try {
            var result = run(cell, output);
            notebook.endCell();
            return new Outcome.Done(result);
        } catch (PartFailed failed) {
            return failed.outcome;
        } catch (Throwable failure) {
            return isInterrupted ? Failures.interrupted() : Failures.outcome(failure, "cell [%d]".formatted(cell.number()));
        } finally {
            isRunning = false;
            notebook.leave();
        }
    }

    /// What the last part gave; what a magic before it gave is displayed.
    private Optional<Bundle> run(Cell cell, Output output) throws Exception {
        var result = Optional.<Bundle>empty();
        for (var part : Magics.split(cell.source())) {
            if (!(part instanceof Part.Java)) {
                result.ifPresent(output::display);
            }
            result = run(part, cell, output);
        }
        return result;
    }

    private Optional<Bundle> run(Part part, Cell cell, Output output) throws Exception {
        if (isInterrupted) {
            throw new PartFailed(Failures.interrupted());
        }
        if (part instanceof Part.Line line) {
            return bundle(magics.runLine(line.name(), line.arguments()));
        }
        if (part instanceof Part.Head head) {
            return bundle(magics.runCell(head.name(), head.arguments(), head.body(), head.line() + 1));
        }
        return runJava((Part.Java) part, cell, output);
    }

    private Optional<Bundle> bundle(Object value) {
        return Optional.ofNullable(value).map(notebook::render);
    }

    private Optional<Bundle> runJava(Part.Java part, Cell cell, Output output) {
        notebook.add(cell);
        notebook.see(part.source());
        var evaluation = java.evaluate(cell.number(), "\n".repeat(part.line() - 1) + part.source());
        evaluation.notes().forEach(note -> output.warn(note + "\n"));
        if (evaluation instanceof Evaluation.Failed failed) {
            throw new PartFailed(failed.kind() == Evaluation.Failed.Kind.EXCEPTION ? Failures.outcome(failed) : failed.told());
        }
        return evaluation instanceof Evaluation.Value value && !value.isStatementToo() ? Optional.of(bundle(value))
            : Optional.empty();
    }

    /// What is NULL to PostgreSQL is null to Java.
    private Bundle bundle(Evaluation.Value value) {
        return value.value() == null ? Bundle.ofText("null") : notebook.render(value.value());
    }

    /// A part of a cell has failed, and is told already.
    private static final class PartFailed extends RuntimeException {

        private final transient Outcome.Failed outcome;

        PartFailed(Outcome.Failed outcome) {
            super(outcome.message(), null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public Outcome evaluate(String expression) {
        endWarmUp();
        return switch (java.evaluate(0, expression)) {
            case Evaluation.Value value -> new Outcome.Done(Optional.of(bundle(value)));
            case Evaluation.Nothing nothing -> new Outcome.Done(Optional.empty());
            case Evaluation.Failed failed -> failed.told();
        };
    }

    @Override
    public Completion complete(String source, int cursor) {
        endWarmUp();
        return assistance.complete(source, cursor);
    }

    @Override
    public Optional<Bundle> inspect(String source, int cursor, boolean isDetailed) {
        endWarmUp();
        return assistance.inspect(source, cursor, isDetailed);
    }

    @Override
    public Completeness isComplete(String source) {
        endWarmUp();
        return assistance.isComplete(source);
    }

    @Override
    public void interrupt() {
        if (isRunning) {
            isInterrupted = true;
            magics.interrupt();
            notebook.interrupt();
        }
    }

    @Override
    public void close() {
        magics.close();
        notebook.close();
    }
}
