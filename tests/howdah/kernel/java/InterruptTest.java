package howdah.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {

    private static final JavaCells CELLS = new JavaCells();

    @AfterAll
    static void close() {
        CELLS.close();
    }

    /// Runs a cell, interrupts it once it has said that it runs.
    private static Evaluation interrupted(String source) throws InterruptedException {
        var begun = new java.util.concurrent.CountDownLatch(1);
        CELLS.declare("begun", "java.util.concurrent.CountDownLatch", begun);
        var interrupter = Thread.ofPlatform().start(() -> {
            try {
                begun.await();
                Thread.sleep(30);
            } catch (InterruptedException stopped) {
                return;
            }
            CELLS.interrupt();
        });
        var evaluation = CELLS.evaluate(7, "begun.countDown();\n" + source);
        interrupter.join();
        return evaluation;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while (true) { }",
        "while (true) { try { Thread.sleep(10_000); } catch (InterruptedException swallowed) { } }",
        "while (true) { try { while (true) { } } catch (Throwable swallowed) { } }",
        "Thread.sleep(100_000)",
        "{ var lock = new Object(); synchronized (lock) { lock.wait(); } }",
        "new PipedInputStream(new PipedOutputStream()).read()",
        "int forEver() { while (true) { } }\nforEver()",
        "IntStream.range(0, 8).parallel().forEach(i -> { while (true) { } })",
        "{ var t = new Thread(() -> { while (true) { } }); t.start(); t.join(); }"})
    void shouldEndACellBeforeItIsGivenUp(String source) throws InterruptedException {
        var evaluation = (Evaluation.Failed) interrupted(source);
        assertThat(evaluation.kind()).isEqualTo(Evaluation.Failed.Kind.INTERRUPTED);
        assertThat(evaluation.told().traceback()).noneMatch(line -> line.contains("given up"));
        assertThat(CELLS.evaluate(8, "1 + 1")).isInstanceOfSatisfying(Evaluation.Value.class,
            value -> assertThat(value.value()).isEqualTo(2));
    }

    @Test
    void shouldGiveUpACellThatCannotBeStopped() throws InterruptedException {
        // given
        var holder = Thread.ofPlatform().start(() -> {
            synchronized (InterruptTest.class) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        CELLS.declare("lock", "Object", InterruptTest.class);
        // when
        var evaluation = (Evaluation.Failed) interrupted("synchronized (lock) { }");
        // then
        holder.interrupt();
        assertThat(String.join("\n", evaluation.told().traceback())).contains("given up", "cell [7], line 2");
        assertThat(CELLS.evaluate(8, "for (var i = 0; i < 1000; i++) { }")).isInstanceOf(Evaluation.Nothing.class);
    }

    @Test
    void shouldLetThreadsOfEarlierCellsGoOn() throws InterruptedException {
        // given
        CELLS.evaluate(1, "volatile boolean isOver = false;");
        CELLS.evaluate(2, "var worker = new Thread(() -> { while (!isOver) { } }); worker.start();");
        // when
        interrupted("while (true) { }");
        // then
        assertThat(((Thread) CELLS.variable("worker")).isAlive()).isTrue();
        CELLS.evaluate(3, "isOver = true;");
        ((Thread) CELLS.variable("worker")).join(20_000);
        assertThat(((Thread) CELLS.variable("worker")).isAlive()).isFalse();
    }

    @Test
    void shouldDoNothingIfNoCellRuns() {
        CELLS.interrupt();
        assertThat(CELLS.evaluate(1, "2")).isInstanceOf(Evaluation.Value.class);
    }
}
