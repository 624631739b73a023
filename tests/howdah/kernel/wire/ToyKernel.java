package howdah.kernel.wire;

import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Cell;
import howdah.kernel.cell.Completeness;
import howdah.kernel.cell.Completion;
import howdah.kernel.cell.Interpreter;
import howdah.kernel.cell.Outcome;
import howdah.kernel.cell.Output;
import howdah.show.Failure;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A kernel whose cells are commands: a word, and what follows it. It runs the wire without JShell.
final class ToyKernel implements Interpreter {

    private volatile Thread running;

    /// @param arguments the connection file; `late`, if the interpreter waits for a sign on standard input
    public static void main(String... arguments) {
        boolean isLate = arguments.length > 1;
        try {
            var info = new Info("toy", "1", "A toy", List.of(new Info.Link("Help", "https://example.org")));
            var isRestart = Wire.serve(Path.of(arguments[0]), CompletableFuture.supplyAsync(() -> make(isLate)), info);
            Runtime.getRuntime().halt(isRestart ? 10 : 0);
        } catch (Failure failure) {
            System.err.println(failure.getMessage() + " " + failure.where() + " " + failure.next());
            Runtime.getRuntime().halt(failure.exitCode());
        }
    }

    private static ToyKernel make(boolean isLate) {
        try {
            if (isLate) {
                new FileInputStream(FileDescriptor.in).read();
            }
            return new ToyKernel();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Outcome execute(Cell cell, Output output) {
        running = Thread.currentThread();
        try {
            return done(run(cell, output));
        } catch (Failure failure) {
            return new Outcome.Failed("Failure", failure.getMessage(), List.of(failure.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            return new Outcome.Failed("Interrupted", "The cell was interrupted.", List.of());
        } finally {
            running = null;
        }
    }

    private static Outcome done(Object result) {
        return new Outcome.Done(Optional.ofNullable(result).map(Object::toString).map(Bundle::ofText));
    }

    private static Object run(Cell cell, Output output) throws InterruptedException, IOException {
        var words = cell.source().split(" ", 2);
        var rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "print" -> System.out.println(rest);
            case "warn" -> System.err.println(rest);
            case "both" -> IntStream.range(0, 3).forEach(number -> {
                System.out.println("out " + number);
                System.err.println("err " + number);
                output.display(Bundle.ofText("shown " + number));
            });
            case "lines" -> IntStream.range(0, Integer.parseInt(rest)).forEach(number -> System.out.println("line " + number));
            case "slowly" -> {
                for (int number = 0; number < 3; number++) {
                    System.out.println("slow " + number);
                    Thread.sleep(100);
                }
            }
            case "display" -> output.display("it", Bundle.ofHtml(rest, "<b>" + rest + "</b>"));
            case "update" -> output.update("it", Bundle.ofText(rest));
            case "clear" -> output.clear(rest.equals("wait"));
            case "fail" -> throw Failure.usage(rest);
            case "sleep" -> Thread.sleep(Duration.ofMillis(Long.parseLong(rest)));
            case "spin" -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                System.out.println("interrupted");
                throw new InterruptedException();
            }
            case "deaf" -> deaf();
            case "thread" -> printLater(Thread.ofPlatform(), rest);
            case "virtual" -> printLater(Thread.ofVirtual(), rest);
            case "ask" -> {
                return output.input(rest, false);
            }
            case "secret" -> {
                return output.input(rest, true);
            }
            case "readln" -> {
                return IO.readln(rest);
            }
            case "scan" -> {
                var scanner = new Scanner(System.in);
                return scanner.nextInt() + scanner.nextInt();
            }
            case "cell" -> {
                return cell.number() + " " + cell.id() + " " + cell.isSilent();
            }
            case "bug" -> throw new IllegalStateException("a bug");
            case "overflow" -> overflow();
            case "recurse" -> recurse(0);
            case "flood" -> IntStream.range(0, Integer.parseInt(rest)).forEach(number ->
                output.display(Bundle.ofText("shown " + number + " " + "x".repeat(200))));
            case "fill" -> fill();
            case "close" -> {
                System.out.close();
                System.in.close();
            }
            case "memory" -> throw new OutOfMemoryError("no memory");
            case "echo" -> {
                return rest;
            }
            case "length" -> {
                return rest.length();
            }
            default -> { }
        }
        return null;
    }

    private static void recurse(int depth) {
        System.out.println("depth " + depth);
        recurse(depth + 1);
    }

    private static void fill() {
        var all = new LinkedList<Object>();
        while (true) {
            all.add(new byte[50]);
        }
    }

    private static int overflow() {
        return 1 + overflow();
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void deaf() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException ignored) {
                // it is deaf
            }
        }
    }

    private static void printLater(Thread.Builder builder, String text) {
        builder.start(() -> {
            try {
                Thread.sleep(300);
                System.out.println(text);
            } catch (InterruptedException interrupted) {
                System.out.println("interrupted");
            }
        });
    }

    @Override
    public Outcome evaluate(String expression) {
        return expression.startsWith("fail") ? new Outcome.Failed("Failure", expression, List.of()) : done(expression);
    }

    /// Offers what stands before the cursor, and the place in chars.
    @Override
    public Completion complete(String source, int cursor) {
        int start = source.lastIndexOf(' ', cursor - 1) + 1;
        var candidate = new Completion.Candidate(source.substring(start, cursor) + "!", "word", "at " + cursor);
        return new Completion(List.of(candidate), start, cursor);
    }

    @Override
    public Optional<Bundle> inspect(String source, int cursor, boolean isDetailed) {
        return source.isEmpty() ? Optional.empty()
            : Optional.of(Bundle.ofText("at " + cursor + (isDetailed ? ", detailed" : "")));
    }

    @Override
    public Completeness isComplete(String source) {
        return source.endsWith("{") ? new Completeness(Completeness.Status.INCOMPLETE, "    ")
            : Completeness.of(Completeness.Status.COMPLETE);
    }

    @Override
    public void interrupt() {
        var thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        System.out.println("closed");
    }
}
