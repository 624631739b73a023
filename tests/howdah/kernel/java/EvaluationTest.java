package howdah.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

public class EvaluationTest {

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
    void shouldGoOnAfterALiteralThatIsTooLong() {
        var told = CELLS.evaluate(1, "var text = \"" + "x".repeat(100_000) + "\";");

        assertThat(told).isInstanceOfSatisfying(Evaluation.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Evaluation.Failed.Kind.COMPILE_ERROR);
            assertThat(failed.told().message()).contains("too long");
        });
        assertThat(CELLS.evaluate(2, "6 * 7")).isInstanceOfSatisfying(Evaluation.Value.class,
            value -> assertThat(value.value()).isEqualTo(42));
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
    void shouldRunWhatTakesOneOfTwoTypesOfCells() {
        // given
        run(1, "interface Animal { }\nrecord Cat(int lives) implements Animal { }");
        // when
        var chosen = value("""
            record Dog(int age) implements Animal { }
            Animal chosen(boolean isCat) { return isCat ? new Cat(9) : new Dog(3); }
            var found = chosen(true) == null ? new Dog(1) : new Cat(2);
            List.of(chosen(false), found).toString()""");
        // then
        assertThat(chosen).isEqualTo("[Dog[age=3], Cat[lives=2]]");
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

    @Test
    void shouldLetVariablesTypesAndMethodsBeDeclaredAnew() {
        run(1, "int number = 1; record Point(int x) { } int half(int n) { return n / 2; }");
        run(2, "String number = \"one\"; int half(int n) { return n / 2 + 100; }");
        assertThat(value("number + half(4)")).isEqualTo("one102");
    }

    @Test
    void shouldSayWhichCellsToRunAgainAfterATypeWasDeclaredAnew() {
        // given
        run(11, "record Post(int id) { }");
        run(12, "var post = new Post(1);");
        // when
        var again = run(13, "record Post(int id, String title) { }");
        // then
        assertThat(again.notes()).containsExactly("redefined Post: post lost its value; run again the cell [12]");
    }

    @Test
    void shouldKeepVariablesIfATypeIsDeclaredAgainAsItWas() {
        run(1, "record Kept(int id) { }");
        run(2, "var kept = new Kept(7);");
        assertThat(run(3, "record Kept(int id) { }").notes()).isEmpty();
        assertThat(value("kept.id()")).isEqualTo(7);
    }

    @Test
    void shouldTellOverloadedMethodsApart() {
        // given
        run(21, "int twin(int x) {\n  return 1 / x; }");
        run(22, "int twin(String s) {\n\n  return s.length(); }");
        // when
        var first = (Evaluation.Failed) run(23, "twin(0)");
        var second = (Evaluation.Failed) run(24, "twin((String) null)");
        // then
        assertThat(first.cause().getStackTrace()[0]).hasToString("cell.twin(cell [21]:2)");
        assertThat(second.cause().getStackTrace()[0]).hasToString("cell.twin(cell [22]:3)");
        assertThat(second.told().message()).isEqualTo("Cannot invoke \"String.length()\" because \"s\" is null");
    }

    @Test
    void shouldUseWhatIsNotPublicInAnEarlierCell() {
        run(1, "class Account { int balance = 5; int twice() { return 2 * balance; } }");
        assertThat(value("new Account() { int more() { return twice() + balance; } }.more()")).isEqualTo(15);
    }

    @Test
    void shouldSealAHierarchy() {
        assertThat(value("""
            sealed interface Shape permits Disc, Square { }
            record Disc(double r) implements Shape { }
            record Square(double a) implements Shape { }
            Shape shape = new Square(3);
            switch (shape) { case Disc(var r) -> r; case Square(var a) -> a * a; }""")).isEqualTo(9.0);
    }

    @Test
    void shouldDeclareAVariableForCells() {
        CELLS.declare("rows", "List<Map<String, Object>>", List.of(java.util.Map.of("id", 1)));
        assertThat(value("(int) rows.getFirst().get(\"id\") + 1")).isEqualTo(2);
        assertThat(CELLS.typeOfVariable("rows")).isEqualTo("List<Map<String, Object>>");
    }

    @Test
    void shouldFindATypeByItsName() {
        run(1, "record Vote(int id) { }");
        assertThat(CELLS.type("Vote")).get().satisfies(type -> assertThat(type.isRecord()).isTrue());
        assertThat(CELLS.type("Nowhere")).isEmpty();
    }

    @Test
    void shouldFailIfACellWouldEndTheKernel() {
        for (var call : List.of("System.exit(3)", "Runtime.getRuntime().exit(3)", "Runtime.getRuntime().halt(3)")) {
            var failed = (Evaluation.Failed) run(1, call);
            assertThat(failed.told().message()).contains("(3)", "the cell was ended instead");
        }
    }

    @Test
    void shouldFoldAnEndlessRecursion() {
        var failed = (Evaluation.Failed) run(1, "int endless(int n) { return endless(n + 1); }\nendless(0)");
        assertThat(failed.told().name()).isEqualTo("java.lang.StackOverflowError");
        assertThat(failed.told().traceback()).hasSizeLessThan(8);
        assertThat(String.join("\n", failed.told().traceback())).contains("again and again", "endless(n + 1)");
    }

    @Test
    void shouldOutliveACellThatWantsTooMuchMemory() {
        var failed = (Evaluation.Failed) run(1,
            "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[Integer.MAX_VALUE - 8]);");
        assertThat(failed.told().name()).isEqualTo("java.lang.OutOfMemoryError");
        run(1, "all = null;");
        assertThat(value("1 + 1")).isEqualTo(2);
    }

    @Test
    void shouldCheckAssertions() {
        assertThat(((Evaluation.Failed) run(1, "assert 1 > 2 : \"smaller\"")).told().message()).isEqualTo("smaller");
    }

    @Test
    void shouldTakeAnySource() {
        assertThat(value("var block = \"\"\"\n    %sql\r\n    b\"\"\";\r\nblock.length()")).isEqualTo(6);
        assertThat(value("\"\uD83D\".length()")).isEqualTo(1);
        assertThat(value("/*" + "x".repeat(5_000_000) + "*/ 3")).isEqualTo(3);
    }

    @Test
    void shouldSeeInheritableThreadLocals() {
        CELL_OUTPUT.set("of this cell");
        assertThat(value("howdah.kernel.java.EvaluationTest.output()")).isEqualTo("of this cell");
    }

    public static String output() {
        return CELL_OUTPUT.get();
    }

    static final InheritableThreadLocal<String> CELL_OUTPUT = new InheritableThreadLocal<>();

    @Test
    void shouldLetACellRunAndDeclareOthers() {
        // given
        CELLS.declare("cells", "howdah.kernel.java.JavaCells", CELLS);
        // when
        run(31, "var given = ((howdah.kernel.java.Evaluation.Value) cells.evaluate(32, \"int inner = 4; inner + 1\")).value();\n"
            + "cells.declare(\"text\", \"String\", \"told\");");
        // then
        assertThat(value("given + text + inner")).isEqualTo("5told4");
        run(33, "var broken = cells.evaluate(34, \"missing\");");
        assertThat(value("broken instanceof howdah.kernel.java.Evaluation.Failed")).isEqualTo(true);
    }

    @Test
    void shouldBeginAnew() {
        try (var cells = new JavaCells()) {
            cells.evaluate(1, "import java.util.logging.*; int old = 1;");
            cells.reset();
            assertThat(cells.variables()).isEmpty();
            assertThat(cells.evaluate(2, "old")).isInstanceOf(Evaluation.Failed.class);
            assertThat(cells.evaluate(3, "Logger.getGlobal()")).isInstanceOf(Evaluation.Failed.class);
            assertThat(cells.evaluate(4, "List.of(1).size()")).isInstanceOf(Evaluation.Value.class);
        }
    }

    @Test
    void shouldLeaveNothingBehindOfCellsThatDeclareNothing() throws Exception {
        // given
        run(1, "int base = 5;");
        for (var at = 0; at < 50; at++) {
            run(at, "base + " + at);
        }
        var before = loadedClasses();
        // when
        for (var at = 0; at < 200; at++) {
            run(at, "base + %d; new Object() { int own = %d; }.own".formatted(at, at));
        }
        // then
        assertThat(loadedClasses() - before).isLessThan(50);
    }

    private static int loadedClasses() throws InterruptedException {
        System.gc();
        Thread.sleep(50);
        System.gc();
        return java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
