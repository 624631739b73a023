package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `jbang lesson` as a learner calls it, without a terminal.
class RunnerTest {

    @TempDir
    private Path scratch;
    private MiniCourse course;

    @BeforeEach
    void copyTheCourse() throws IOException {
        course = MiniCourse.copiedTo(scratch);
    }

    @Test
    void shouldWelcomeInTenLinesAndThenTellWhereOneIs() throws IOException {
        var welcome = course.run();
        course.pass("firstRow");
        var later = course.run();

        assertThat(welcome.exitCode()).as(welcome.err()).isZero();
        assertThat(welcome.out().lines()).hasSizeBetween(8, 12).anyMatch(line -> line.contains("jbang lesson play 1"));
        assertThat(later.out()).startsWith("1 of 6 exercises are done.\n").contains("Exercise 1.2, secondRow: ",
            "Your copy: practice/exercises/secondRow.java\n", "Next:  ");
        assertThat(course.folder().resolve("practice/exercises/secondRow.java")).isRegularFile();
    }

    @Test
    void shouldListWhatIsDone() throws IOException {
        course.pass("firstRow");

        var list = course.run("list");

        assertThat(list.out()).contains(" 1  Put a row into a table\n    [x] 1.1 firstRow: ", "\n    [>] 1.2 secondRow: ",
            "\n    [ ] 1.3 allRows: ", "\n 2  ");
    }

    @Test
    void shouldListForPrograms() throws IOException {
        course.pass("firstRow");

        var list = JsonParser.parseString(course.run("list", "--json").out()).getAsJsonObject();

        assertThat(list.get("current").getAsString()).isEqualTo("secondRow");
        var exercise = list.getAsJsonArray("lessons").get(0).getAsJsonObject().getAsJsonArray("exercises").get(0)
            .getAsJsonObject();
        assertThat(exercise.get("id").getAsString()).isEqualTo("1.1");
        assertThat(exercise.get("passed").getAsString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(exercise.get("gaveUp").isJsonNull()).isTrue();
    }

    @Test
    void shouldGiveOneHintMoreEachTime() {
        var first = course.run("hint", "1.2").out();
        var second = course.run("hint", "secondRow").out();
        course.run("hint", "secondRow");
        var fourth = course.run("hint", "secondRow").out();

        assertThat(first).startsWith("1.2 secondRow: ").contains("Hint 1 of 3: ").doesNotContain("Hint 2", "no more");
        assertThat(second).contains("Hint 1 of 3: ", "Hint 2 of 3: ").doesNotContain("Hint 3");
        assertThat(fourth).contains("Hint 3 of 3: ", "There are no more");
        assertThat(course.run("hint").out()).startsWith("1.1 firstRow: ").contains("Hint 1 of 3");
    }

    @Test
    void shouldShowASolutionOnceItsCheckHasPassed() throws IOException {
        var refused = course.run("solution", "firstRow");
        course.pass("firstRow");
        var shown = course.run("solution", "firstRow");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("The check of firstRow has not passed yet.", "--give-up");
        assertThat(shown.out()).contains("\n  void main() {\n", "\n+     ").doesNotContain("TODO");
    }

    @Test
    void shouldRecordThatOneGaveUp() throws IOException {
        assertThat(course.run("solution", "firstRow", "--give-up").exitCode()).isZero();

        assertThat(course.progress()).content().contains("\"gaveUp\"");
        assertThat(course.run("solution", "firstRow").exitCode()).isZero();
    }

    @Test
    void shouldKeepTheOldCopyAtAReset() throws IOException {
        course.run("reset", "firstRow");
        var copy = course.folder().resolve("practice/exercises/firstRow.java");
        Files.writeString(copy, "mine");

        var reset = course.run("reset", "firstRow");

        assertThat(reset.out()).contains("practice/exercises/firstRow.java is as new.",
            "Your old one: practice/exercises/firstRow.java.orig");
        assertThat(copy).content().contains("TODO");
        assertThat(copy.resolveSibling("firstRow.java.orig")).hasContent("mine");
    }

    @Test
    void shouldRunAStepAsTheLessonItselfDoes() {
        var inPlace = MiniCourse.in(scratch);

        var run = inPlace.run("run", "1", "2");
        var wrong = inPlace.run("run", "lesson01", "99");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2. ");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("lesson01 has no step 99.");
    }

    @Test
    void shouldCopyTheNotebookAndTellWhatToInstall() {
        var run = course.lesson("notebook", "1").with("PATH", pathWithoutJupyter()).run();

        assertThat(run.out()).contains("Your copy: practice/lesson01.ipynb");
        assertThat(course.folder().resolve("practice/lesson01.ipynb")).isRegularFile();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no JupyterLab on the PATH.", "pipx install jupyterlab");
    }

    private static String pathWithoutJupyter() {
        return Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lits        | There is no command \"lits\".       | did you mean \"list\"?",
        "3           | There is no command \"3\".          | `jbang lesson run 3` runs a lesson",
        "run lesson7 | There is no lesson \"lesson7\".     | did you mean \"lesson02\"?",
        "hint twoRow | There is no exercise \"twoRow\".    | did you mean \"oneRow\"?",
        "hint 9.9    | There is no exercise \"9.9\".       | jbang lesson list",
        "list --jsn  | Unknown option: '--jsn'.            | `jbang lesson list --help` shows how it is used",
        "run         | Missing required parameter: 'LESSON'. | `jbang lesson run --help` shows how it is used"})
    void shouldSuggestWhatWasMeant(String words, String what, String next) {
        var run = course.run(words.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(what).contains("Next:  ", next).doesNotContain("\tat ");
    }

    @Test
    void shouldHelpWithAnExampleAtEachCommand() {
        assertThat(Runner.commandLine().getSubcommands()).isNotEmpty().allSatisfy((name, command) -> {
            assertThat(command.getUsageMessage()).as(name).contains("Usage: jbang lesson " + name, "--help", "Example: ");
            assertThat(command.getSubcommands()).allSatisfy((second, below) -> assertThat(below.getUsageMessage())
                .contains("Usage: jbang lesson " + name + " " + second, "Example: "));
        });
        assertThat(course.run("--help").out()).contains("list", "sql", "Example: jbang lesson list");
    }

    @Test
    void shouldNeedACourse() {
        var run = course.lesson("list").without("JBANG_LAUNCH_CMD").in(scratch).run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no jbang-catalog.json here or above.", "Next:");
    }

    @Test
    void shouldDiagnoseForPrograms() {
        var doctor = course.lesson("doctor", "--json").with("PGHOST", "localhost").with("PGPORT", "many").run();

        var told = JsonParser.parseString(doctor.out()).getAsJsonObject();
        assertThat(doctor.exitCode()).isEqualTo(2).isEqualTo(told.get("exitCode").getAsInt());
        assertThat(told.getAsJsonArray("tools").get(0).getAsJsonObject().get("tool").getAsString()).isEqualTo("Java");
        assertThat(told.get("database").getAsString()).contains("PGPORT");
    }
}
