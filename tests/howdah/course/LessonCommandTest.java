package howdah.course;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson` as authors call it.
@Execution(ExecutionMode.CONCURRENT)
class LessonCommandTest {

    private static final String BODY = """
        void main() {
            step("First", "prose");
            show(1);
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void shouldLintTheLessons() {
        var run = jbang("lesson", "lint").in(Repository.root().resolve("lessons"))
            .within(Duration.ofMinutes(15)).run();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).endsWith("No rule is broken.\n");
    }

    @Test
    void shouldTellFileAndLineOfABrokenRule() throws IOException {
        var lesson = Lessons.write(folder, BODY.replace("show", "IO.println"));

        var run = jbang("lesson", "lint", lesson.toString()).run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(lesson + ":8: IO.println is used. Next: show the value: show(…)\n")
            .endsWith("Rules broken: 1\n");
    }

    @Test
    void shouldGenerateAndPull() throws IOException {
        var lesson = Lessons.write(folder, BODY);
        var notebook = folder.resolve("lesson07.ipynb");

        assertThat(jbang("lesson", "generate", lesson.toString()).run().out()).isEqualTo(notebook + ": written\n");
        Files.writeString(notebook, Files.readString(notebook).replace("show(1);", "show(2);"));
        var pull = jbang("lesson", "pull", lesson.toString()).run();

        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(pull.out()).isEqualTo(lesson + ": written\n");
        assertThat(lesson).content().isEqualTo(Lessons.HEAD + BODY.replace("show(1);", "show(2);"));
    }

    @Test
    void shouldSuggestTheNearestLesson() {
        var run = jbang("lesson", "generate", "lesson1x1").run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no lesson \"lesson1x1\".", "did you mean \"lesson01\"?").doesNotContain("\tat ");
    }

    @Test
    void shouldHelpWithAnExample() {
        assertThat(jbang("lesson", "--help").run().out()).contains("lint", "generate", "pull", "Example: jbang lesson list");
        assertThat(jbang("lesson", "pull", "--help").run().out()).contains("Example: jbang lesson pull 1");
        assertThat(jbang("lesson", "unknown").run().exitCode()).isEqualTo(2);
    }
}
