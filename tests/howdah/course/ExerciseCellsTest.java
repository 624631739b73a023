package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exercises at the end of their lesson's notebook, and the way back.
class ExerciseCellsTest {

    private static final String BODY = """
        void main() {
            step("First", "prose");
            show(1);
        }
        """;

    @TempDir
    private Path folder;
    private Path lesson;
    private Path stub;

    @BeforeEach
    void writeALessonWithExercises() throws IOException {
        lesson = Lessons.write(folder, BODY);
        stub = Stubs.write(folder, "secondRow", "7.2");
        Stubs.write(folder, "firstRow", "7.1");
        Stubs.write(folder, "elsewhere", "8.1");
        Course.generate(lesson);
    }

    @Test
    void shouldStandAtTheEndInOrder() {
        var cells = Page.cells(Page.of(LessonFile.read(lesson)));

        assertThat(cells).extracting(Cell::id).endsWith("step-1", "exercise-firstRow-prose", "exercise-firstRow",
            "exercise-firstRow-check", "exercise-secondRow-prose", "exercise-secondRow", "exercise-secondRow-check");
        assertThat(cells.reversed().subList(0, 3)).extracting(Cell::text).containsExactly("%check secondRow", """
            %exercise secondRow

            import static howdah.Bootstrap.*;

            // TODO: show it
            var number = 1;""", "## Exercise 7.2\n\nShow the number 1\n\nA hint: `%hint secondRow`");
    }

    @Test
    void shouldHoldWhatStandsBesideMain() throws IOException {
        change(stub, "void main() {", "/// A point.\nrecord Point(int x) {\n}\n\nvoid main() {");

        assertThat(cell("exercise-secondRow")).isEqualTo("""
            %exercise secondRow

            import static howdah.Bootstrap.*;

            /// A point.
            record Point(int x) {
            }

            // TODO: show it
            var number = 1;""");
    }

    @Test
    void shouldTakeAChangeBackIntoTheStub() throws IOException {
        change(notebook(), 2, "var number = 1;", "var number = 2;\\nshow(number);");

        assertThat(Course.pull(lesson)).isTrue();

        assertThat(stub).content().endsWith("    // TODO: show it\n    var number = 2;\n    show(number);\n}\n");
        assertThat(lesson).content().isEqualTo(Lessons.HEAD + BODY);
        assertThat(Course.pull(lesson)).isFalse();
    }

    @Test
    void shouldTakeABodyIntoAMainOnOneLine() throws IOException {
        change(stub, "void main() {\n    // TODO: show it\n    var number = 1;\n}", "// TODO\nvoid main() { show(1); }");
        Course.generate(lesson);
        change(notebook(), 2, "\"show(1);\"", "\"show(2);\"");

        assertThat(Course.pull(lesson)).isTrue();

        assertThat(stub).content().endsWith("void main() { show(2); }\n");
    }

    @Test
    void shouldRefuseWhatHasNoPlaceInTheStub() throws IOException {
        for (var change : List.of("import static howdah.Bootstrap.*;\\n", "%check secondRow", "Show the number 1")) {
            var text = Files.readString(notebook());
            var at = text.lastIndexOf(change);
            Files.writeString(notebook(), text.substring(0, at) + "X" + text.substring(at));

            var failure = catchThrowableOfType(Failure.class, () -> Course.pull(lesson));

            assertThat(failure).hasMessageContaining("cannot be taken back");
            assertThat(failure.next()).contains(stub.toString());
            Files.writeString(notebook(), text);
        }
    }

    @Test
    void shouldWriteNothingIfAStubDoesNotCompile() throws IOException {
        change(notebook(), "\"show(1);\"", "\"show(3);\"");
        change(notebook(), 2, "var number = 1;", "var number = one;");

        assertThat(catchThrowableOfType(Failure.class, () -> Course.pull(lesson))).hasMessageContaining("cannot find symbol");
        assertThat(lesson).content().isEqualTo(Lessons.HEAD + BODY);
    }

    @Test
    void shouldMakeNoNotebookOfABrokenExercise() throws IOException {
        change(stub, "// Hint: a nudge\n", "");

        assertThat(catchThrowableOfType(Failure.class, () -> Course.generate(lesson)))
            .hasMessageContaining("An exercise has 3 hints, and this has 2");
    }

    private Path notebook() {
        return Course.notebookFile(lesson);
    }

    private String cell(String id) {
        return Page.cells(Page.of(LessonFile.read(lesson))).stream().filter(cell -> cell.id().equals(id)).findFirst()
            .orElseThrow().text();
    }

    private static void change(Path file, String before, String after) throws IOException {
        change(file, 1, before, after);
    }

    /// @param last how many occurrences there are; the last one is changed
    private static void change(Path file, int last, String before, String after) throws IOException {
        var text = Files.readString(file);
        assertThat(text.split(Pattern.quote(before), -1)).hasSize(last + 1);
        var at = text.lastIndexOf(before);
        Files.writeString(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }
}
