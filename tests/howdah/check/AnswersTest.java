package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import howdah.Repository;
import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the course's checks say to answers that are plausible and wrong: those in `tests/answers/EXERCISE/`, whose first line is
/// a part of what the learner should read. Stubs and solutions are tried by `jbang lesson lint`.
@Execution(ExecutionMode.CONCURRENT)
class AnswersTest {

    private static final Path LESSONS = Repository.root().resolve("lessons");
    private static final Path ANSWERS = Repository.root().resolve("tests/answers");

    private static Checker checker;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void open() {
        checker = new Checker(Repository.root(), new DisposableJvm.Screen(120, false));
    }

    @AfterAll
    static void close() {
        checker.close();
    }

    private static List<Course.Exercise> exercises() {
        return Course.exercises(LESSONS);
    }

    private static List<Path> answers() throws IOException {
        try (var files = Files.walk(ANSWERS)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static String exerciseOf(Path answer) {
        return answer.getParent().getFileName().toString();
    }

    @TestFactory
    Stream<DynamicTest> shouldFailAWrongAnswerFittingly() throws IOException {
        return answers().stream().map(answer ->
            dynamicTest("[" + ANSWERS.relativize(answer) + "]", () -> shouldFailFittingly(answer)));
    }

    private static void shouldFailFittingly(Path answer) throws IOException {
        var exercise = Course.exercise(LESSONS, exerciseOf(answer));
        var expected = Files.readAllLines(answer).getFirst().substring("// ".length());

        var verdict = checker.check(exercise, program(exercise, answer));

        assertThat(verdict.status()).as(verdict.text()).isEqualTo(Verdict.Status.FAIL);
        assertThat(verdict.text()).contains(expected);
        assertThat(verdict.next()).as(verdict.text()).isNotBlank();
    }

    /// The answer under the exercise's name, as a learner's copy has it, and its own mapper: the answer's, else the exercise's.
    private static Path program(Course.Exercise exercise, Path answer) throws IOException {
        var copies = Files.createTempDirectory(folder, exercise.name());
        var mapper = Path.of(answer.toString().replaceFirst("\\.java$", ".xml"));
        var own = Files.exists(mapper) ? mapper : exercise.mapper().orElse(null);
        if (own != null) {
            Files.copy(own, copies.resolve(exercise.name() + ".xml"));
        }
        return Files.copy(answer, copies.resolve(exercise.name() + ".java"));
    }

    @Test
    void shouldHaveThreeWrongAnswersForEachExercise() throws IOException {
        var answered = answers().stream().map(AnswersTest::exerciseOf).toList();

        assertThat(exercises()).isNotEmpty().allSatisfy(exercise ->
            assertThat(answered).filteredOn(exercise.name()::equals).as(exercise.name()).hasSizeGreaterThanOrEqualTo(3));
    }
}
