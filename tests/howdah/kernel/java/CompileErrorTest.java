package howdah.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompileErrorTest {

    private static final JavaCells CELLS = new JavaCells();

    @BeforeAll
    static void declare() {
        CELLS.learnTypes();
        CELLS.evaluate(1, "var posts = List.of(1); int counter = 4; int increase(int x) { return x + 1; }");
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    private static String told(String source) {
        var failed = (Evaluation.Failed) CELLS.evaluate(4, source);
        assertThat(failed.told().name()).isEqualTo("CompileError");
        return String.join("\n", failed.told().traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void shouldPointAtThePlaceInTheCellsOwnLine() {
        assertThat(told("counter++;\n\tint x = missing + 1;\n")).isEqualTo("""
            CompileError in cell [4], line 2
              \tint x = missing + 1;
              \t        ^
              cannot find symbol
              symbol:   variable missing
              Next: declare it, or correct its name""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SqlSession session = null;     | Next: import it: import org.apache.ibatis.session.SqlSession;",
        "post.size()                    | Next: did you mean \"posts\"?",
        "posts.sze()                    | Next: did you mean \"size\"?",
        "incraese(3)                    | Next: did you mean \"increase\"?",
        "Sytem.out.println(1)           | Next: did you mean \"System\"?",
        "List<Strin> names = null;      | Next: did you mean \"String\"?",
        "int x = 5.5;                   | Next: say that it may lose something",
        "String text = \"a\" int y = 2; | Next: end the statement before with a semicolon",
        "int get() { }                  | Next: end each way through the method with return"})
    void shouldSayWhatWouldHelp(String source, String next) {
        assertThat(told(source)).contains(next);
    }

    @Test
    void shouldFindWhatAMethodMisses() {
        assertThat(told("int sum() {\n  return counter + nothing;\n}")).contains("cell [4], line 2", "variable nothing");
    }

    @Test
    void shouldSayWhatIsNotClosed() {
        var failed = (Evaluation.Failed) CELLS.evaluate(4, "for (var i = 0; i < 3; i++) {\n  counter++;\n");
        assertThat(failed.kind()).isEqualTo(Evaluation.Failed.Kind.INCOMPLETE);
        assertThat(failed.told().message()).isEqualTo("this { is not closed");
    }

    @Test
    void shouldRunNothingOfStatementsOfWhichOneIsWrong() {
        CELLS.evaluate(1, "int before = 0;");
        CELLS.evaluate(2, "before = 1;\nwrong();");
        assertThat(CELLS.variable("before")).isEqualTo(0);
    }
}
