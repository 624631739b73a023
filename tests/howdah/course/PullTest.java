package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {

    private static final String BODY = """
        import java.util.List;

        /// A point.
        record Point(int x) {
        }

        void main() {

            step("First", \"""
                A word, and \\
                the rest.
                \""");
            // why
            show(List.of(1));

            // between
            step("Second", "plain");
        }

        // The manual.
        """;

    @TempDir
    private Path folder;
    private Path lesson;
    private Path notebook;

    @BeforeEach
    void generate() throws IOException {
        lesson = Lessons.write(folder, BODY);
        notebook = Course.notebookFile(lesson);
        assertThat(Course.generate(lesson)).isTrue();
    }

    @Test
    void shouldLeaveALessonAloneThatNobodyChanged() throws IOException {
        assertThat(Course.pull(lesson)).isFalse();
        assertThat(Course.generate(lesson)).isFalse();

        assertThat(lesson).content().isEqualTo(Lessons.HEAD + BODY);
        assertThat(folder.resolve("lesson07.java.orig")).doesNotExist();
    }

    @Test
    void shouldTakeEachKindOfChange() throws IOException {
        change("import java.util.List;", "import java.util.Set;");
        change("A point.", "A point,\\n\\non a line.");
        change("record Point(int x)", "record Point(int y)");
        change("## 1. First", "## 1. The \\\"first\\\"");
        change("show(List.of(1));", "show(Set.of(\\n    \\\"\\\"\\\"\\n    text\\n    \\\"\\\"\\\".length()));");
        change("plain", "two  \\nlines \\\\ \\\"\\\"\\\"");

        assertThat(Course.pull(lesson)).isTrue();

        assertThat(lesson).content().isEqualTo(Lessons.HEAD + """
            import java.util.Set;

            /// A point,
            ///
            /// on a line.
            record Point(int y) {
            }

            void main() {

                step("The \\"first\\"", \"""
                    A word, and \\
                    the rest.
                    \""");
                // why
                show(Set.of(
                    \"""
                    text
                    \""".length()));

                // between
                step("Second", \"""
                    two \\s
                    lines \\\\ \\"\\"\\"
                    \""");
            }

            // The manual.
            """);
        assertThat(folder.resolve("lesson07.java.orig")).content().isEqualTo(Lessons.HEAD + BODY);
        assertThat(Course.pull(lesson)).isFalse();
    }

    @Test
    void shouldTakeCodeIntoAStepWithoutAny() throws IOException {
        change("\"source\": []", "\"source\": \"show(2);\\nshow(3);\\n\"");

        assertThat(Course.pull(lesson)).isTrue();

        assertThat(lesson).content().contains("    step(\"Second\", \"plain\");\n    show(2);\n    show(3);\n}\n");
    }

    @Test
    void shouldTakeNoRunFromTheNotebook() throws IOException {
        Files.writeString(notebook, Files.readString(notebook)
            .replaceFirst("\"execution_count\": null", "\"execution_count\": 7")
            .replaceFirst("\"outputs\": \\[]",
                "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"1\"}]"));

        assertThat(Course.pull(lesson)).isFalse();
        assertThat(Course.generate(lesson)).isTrue();
        assertThat(notebook).content().contains("\"execution_count\": null").doesNotContain("stdout");
        assertThat(folder.resolve("lesson07.ipynb.orig")).content().contains("stdout");
    }

    @Test
    void shouldRefuseWhatDoesNotCompile() throws IOException {
        change("show(List.of(1));", "show(List.of(1)");
        shouldRefuse("breaks a rule");
    }

    @Test
    void shouldRefuseAWrongName() throws IOException {
        change("show(List.of(1));", "show(Lisst.of(1));");
        shouldRefuse("cannot find symbol");
    }

    @Test
    void shouldRefuseAnotherHeading() throws IOException {
        change("## 1. First", "# First");
        shouldRefuse("The heading of step 1 was changed");
    }

    @Test
    void shouldRefuseAnotherHead() throws IOException {
        change("# Lesson 7", "# Lesson 8");
        shouldRefuse("The first cell of lesson07's notebook was changed.");
    }

    @Test
    void shouldRefuseACommentWithoutAStatement() throws IOException {
        change("show(List.of(1));", "show(List.of(1));\\n// to do");
        shouldRefuse("The cell \"step-1\" cannot be taken back");
    }

    @Test
    void shouldRefuseAStepInACell() throws IOException {
        change("show(List.of(1));", "show(1);\\nstep(\\\"Third\\\", \\\"prose\\\");\\nshow(2);");
        shouldRefuse("cannot be taken back");
    }

    @Test
    void shouldRefuseOtherCells() throws IOException {
        change("\"step-1\"", "\"8f2a\"");
        shouldRefuse("\"step-1\" is missing");
    }

    @Test
    void shouldRefuseWhatIsNoNotebook() throws IOException {
        for (var content : new String[] {"", "[]", "{}", "{\"cells\": [1]}", "<<<<<<< HEAD", "{\"cells\": [{}, {}]}",
            "{\"cells\": [{\"id\": [], \"source\": {}}]}"}) {
            Files.writeString(notebook, content);
            shouldRefuse("The notebook", "cannot be read as a notebook");
        }
        Files.delete(notebook);
        shouldRefuse("cannot be read as a notebook");
    }

    private void change(String before, String after) throws IOException {
        var text = Files.readString(notebook);
        assertThat(text).containsOnlyOnce(before);
        Files.writeString(notebook, text.replace(before, after));
    }

    private void shouldRefuse(String... messages) {
        var failure = catchThrowableOfType(Failure.class, () -> Course.pull(lesson));

        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(messages).anySatisfy(message -> assertThat(failure).hasMessageContaining(message));
        assertThat(failure.next()).isNotBlank();
        assertThat(lesson).content().isEqualTo(Lessons.HEAD + BODY);
    }
}
