package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellProgramTest {

    private static final String CELL = """


        import static howdah.Bootstrap.*;

        import java.util.List;

        /// A point.
        record Point(int x) {
        }

        // TODO: show it
        var number = 1;
        show(number); // here
        """;

    @TempDir
    private Path lessons;
    private Path stub;

    @BeforeEach
    void write() throws IOException {
        stub = Stubs.write(lessons, "secondRow", "1.1");
    }

    private Course.CellPrograms program(String cell) throws IOException {
        return Course.program(Course.exercise(lessons, "secondRow"), cell, Files.readString(stub), false);
    }

    private static List<String> kinds(String text) {
        return CellCode.of(text).parts().stream()
            .map(part -> part.kind().toString().charAt(0) + " " + text.substring(part.start(), part.end()).lines().findFirst().orElse(""))
            .toList();
    }

    @Test
    void shouldKeepTheLinesOfTheCell() throws IOException {
        var lines = program(CELL).text().lines().toList();
        assertThat(lines.get(11)).isEqualTo("void main() { var number = 1;");
        for (var line : List.of(3, 5, 7, 8, 9, 11, 13)) {
            assertThat(lines.get(line - 1)).isEqualTo(CELL.lines().toList().get(line - 1));
        }
    }

    @Test
    void shouldLayOutTheFileAsTheExerciseDoes() throws IOException {
        assertThat(program(CELL).file()).isEqualTo(Files.readString(stub).replaceFirst("(?s)import static.*", "") + """
            import static howdah.Bootstrap.*;

            import java.util.List;

            /// A point.
            record Point(int x) {
            }

            void main() {
                // TODO: show it
                var number = 1;
                show(number); // here
            }
            """);
    }

    @Test
    void shouldGiveBackTheStubOfAnUntouchedCell() throws IOException {
        var cell = "import static howdah.Bootstrap.*;\n\n// TODO: show it\nvar number = 1;";
        assertThat(program(cell).file()).isEqualTo(Files.readString(stub));
    }

    @Test
    void shouldMoveWhatIsDeclaredLateBehindMain() throws IOException {
        var program = program("""
            int a = f();
            int f() {
                return 1;
            }
            import java.util.Map;
            show(a);
            """);
        assertThat(program.text().replaceAll(" +\n", "\n")).isEqualTo("import java.util.Map; void main() { int a = f();\n\n\n\n\n"
            + "show(a);\n}\nint f() {\n    return 1;\n}\n");
        assertThat(ParsedLesson.parse(LessonFile.of(stub, program.file())).errors()).isEmpty();
    }

    @Test
    void shouldEndALastExpression() throws IOException {
        assertThat(program("int a = 1;\nshow(a)").text()).isEqualTo("void main() { int a = 1;\nshow(a);\n}\n");
        assertThat(program("show(1) // one").text()).contains("show(1)").contains("\n}\n");
    }

    @Test
    void shouldLetExceptionsOut() throws IOException {
        var program = Course.program(Course.exercise(lessons, "secondRow"), "int a = 1;", Files.readString(stub), true);
        assertThat(program.text()).startsWith("void main() throws Exception { int a = 1;");
        assertThat(program.file()).contains("void main() throws Exception {\n    int a = 1;\n}");
    }

    @Test
    void shouldTakeAMainOfHisOwn() throws IOException {
        var cell = "import java.util.Map;\n\nvoid main() {\n    int a = 1;\n}";
        assertThat(program(cell).text()).isEqualTo(cell + "\n");
        assertThat(program(cell).file()).endsWith("\n\n" + cell + "\n");
    }

    @Test
    void shouldMakeAProgramOfNothing() throws IOException {
        assertThat(program("").text()).isEqualTo("void main() { \n}\n");
    }

    @Test
    void shouldTellDeclarationsFromStatements() {
        assertThat(kinds("""
            import a.b.C;
            @FunctionalInterface interface F { }
            public static final class A { int a = 1; }
            sealed interface S permits T {}
            record Point(int x) implements S {}
            record = 5;
            enum E { A, B }
            List<Map<String, int[]>> f(int a) throws Exception { return null; }
            <T extends Comparable<T>> T max(T a) { return a; }
            void g() { }
            String[] h(String... all) { return all; }
            """)).containsExactly("I import a.b.C;", "D @FunctionalInterface interface F { }",
                "D public static final class A { int a = 1; }", "D sealed interface S permits T {}",
                "D record Point(int x) implements S {}", "S record = 5;", "D enum E { A, B }",
                "D List<Map<String, int[]>> f(int a) throws Exception { return null; }",
                "D <T extends Comparable<T>> T max(T a) { return a; }", "D void g() { }",
                "D String[] h(String... all) { return all; }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (a) {\n}", "for (var a : b) {\n}", "while (a) { }", "try (var a = b()) { }", "switch (a) { }",
        "synchronized (a) { }", "do { } while (a);", "int[] a = {1, 2};", "Runnable r = () -> { };", "new A() { }.run();",
        "foo(new B() { });", "var s = \"class A {\";", "label: for (;;) { }", "int a = switch (b) { default -> 1; };",
        "var s = \"\"\"\n  class A { }\n  \"\"\";", "return new A() { };", "a >>= 1;", "x"})
    void shouldTakeForAStatement(String code) {
        assertThat(CellCode.of(code).parts()).allMatch(part -> part.kind() == CellCode.Kind.STATEMENT);
    }

    @Test
    void shouldTakeAnElseForAStatement() {
        assertThat(kinds("if (a) {\n} else if (b) {\n} else {\n}\ntry {\n} catch (E e) {\n} finally {\n}")).hasSize(6)
            .allMatch(part -> part.startsWith("S"));
    }

    @Test
    void shouldKeepCommentsWithWhatTheyBelongTo() {
        var text = "int a = 1; // one\n/* two */\n// three\nint b = 2;";
        assertThat(CellCode.of(text).parts().stream().map(part -> part.all().of(text)).collect(Collectors.toList()))
            .containsExactly("int a = 1; // one", "\n/* two */\n// three\nint b = 2;");
    }
}
