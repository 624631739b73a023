package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import howdah.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every lesson's notebook, executed by nbclient: as long as it is no exercise, it shows what the lesson shows in a terminal.
@Execution(ExecutionMode.CONCURRENT)
class LessonNotebooksTest {

    private static final Path LESSONS = Repository.root().resolve("lessons");
    private static final Pattern NOT_BEGUN = Pattern.compile("CompilationException|CompileError|BuilderException");

    /// One after the other on one database: a lesson must not be in its own way. Two lessons at a time.
    @TestFactory
    Stream<DynamicTest> shouldShowOnBothKernelsWhatALessonShows() {
        Kernels.installed().installJJava();
        return notebooks().map(name -> dynamicTest("[" + name + "]", () -> {
            var shown = runInTerminal(name);
            for (var kernel : List.of(Kernels.HOWDAH, Kernels.HOWDAH_JJAVA)) {
                shouldShowWhatTheLessonShows(kernel, name, shown);
            }
        }));
    }

    private static Stream<String> notebooks() {
        try (var files = Files.list(LESSONS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ipynb")).sorted()
                .toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> runInTerminal(String notebook) {
        var lesson = Repository.jbang("lesson", "run", notebook.replaceFirst(".ipynb$", "")).with("COLUMNS", "100")
            .with("HOWDAH_AOT", "0").run();
        return Shown.lines(lesson.out());
    }

    private static void shouldShowWhatTheLessonShows(String kernel, String notebook, List<String> shown) {
        var executed = ExecutedNotebook.of(kernel, LESSONS.resolve(notebook), LESSONS);

        assertThat(executed.failed()).as("cells that fail on " + kernel).filteredOn(cell -> !isExercise(cell)).isEmpty();
        assertThat(executed.failed()).as("exercises that do not even begin on " + kernel)
            .noneMatch(cell -> NOT_BEGUN.matcher(cell.error()).find());
        var steps = steps(executed.cells());
        assertThat(steps).anyMatch(cell -> !cell.text().isEmpty());
        assertThat(steps).allSatisfy(cell ->
            assertThat(shown).as(cell.source()).containsAll(Shown.lines(cell.text())));
        assertThat(steps).filteredOn(cell -> cell.source().contains("show(")).noneMatch(cell -> cell.text().isBlank());
    }

    /// The cells before the first exercise, which may begin with a mapper of its own; what brings libraries is no step.
    private static List<ExecutedNotebook.Cell> steps(List<ExecutedNotebook.Cell> cells) {
        return cells.stream().takeWhile(cell -> !isExercise(cell) && !cell.source().startsWith("%%mapper "))
            .filter(cell -> !cell.source().startsWith("%maven ")).toList();
    }

    /// The cell of an exercise may fail as long as it is not solved.
    private static boolean isExercise(ExecutedNotebook.Cell cell) {
        return cell.source().startsWith("%exercise ");
    }
}
