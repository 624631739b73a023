package howdah.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final JavaCells CELLS = new JavaCells();

    private static Evaluation run(int cell, String source) {
        return CELLS.evaluate(cell, source);
    }

    private static Object value(String source) {
        return ((Evaluation.Value) run(1, source)).value();
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    @Test
    void shouldGiveTheLastExpressionItself() {
        // given
        run(1, "var words = new ArrayList<>(List.of(\"a\", \"b\"));");
        // when
        var words = (Evaluation.Value) run(2, "words.add(\"c\");\nwords");
        // then
        assertThat(words.value()).isSameAs(CELLS.variable("words")).isEqualTo(List.of("a", "b", "c"));
        assertThat(words.type()).isEqualTo("ArrayList<String>");
    }

    @Test
    void shouldGiveNothingWhereNothingIsReturned() {
        assertThat(run(1, "int seven = 7;")).isInstanceOf(Evaluation.Nothing.class);
        assertThat(run(1, "System.out.flush()")).isInstanceOf(Evaluation.Nothing.class);
        assertThat(run(1, "for (var each : List.of(1)) { }")).isInstanceOf(Evaluation.Nothing.class);
        assertThat(run(1, "")).isInstanceOf(Evaluation.Nothing.class);
        assertThat(run(1, "// a comment")).isInstanceOf(Evaluation.Nothing.class);
    }

    @Test
    void shouldLetClassesOfACellReferToEachOther() {
        assertThat(value("""
            class Even { static boolean is(int n) { return n == 0 || new Odd().is(n - 1); } }
            class Odd { boolean is(int n) { return n != 0 && Even.is(n - 1); } int hidden = 3; }
            Even.is(10) ? new Odd().hidden : 0""")).isEqualTo(3);
    }

    @Test
    void shouldTellTheCellAndLineOfAnException() {
        // given
        run(3, "int invert(int x) {\n  return 1 / x;\n}");
        // when
        var failed = (Evaluation.Failed) run(5, "invert(1);\n\ninvert(0)");
        // then
        assertThat(failed.cause()).isInstanceOf(ArithmeticException.class);
        assertThat(failed.cause().getStackTrace()).extracting(frame -> frame.getFileName() + ", line " + frame.getLineNumber())
            .containsExactly("cell [3], line 2", "cell [5], line 3");
        assertThat(failed.told().name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(failed.told().message()).isEqualTo("/ by zero");
        assertThat(String.join("\n", failed.told().traceback())).contains("return 1 / x;", "invert(0)").doesNotContain("REPL");
    }
}
