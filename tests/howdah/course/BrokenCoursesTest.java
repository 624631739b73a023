package howdah.course;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each course under `tests/broken` has one defect, and `jbang lesson lint` tells where, and what to do.
@Execution(ExecutionMode.CONCURRENT)
class BrokenCoursesTest {

    static List<String> courses() throws IOException {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.map(course -> course.getFileName().toString()).sorted().toList();
        }
    }

    private static Path folder() {
        return Repository.root().resolve("tests/broken");
    }

    @ParameterizedTest
    @MethodSource("courses")
    void shouldTellTheDefect(String course) throws IOException {
        var expected = Files.readString(folder().resolve(course).resolve("expected.txt")).strip();
        var place = expected.substring(0, expected.indexOf(' '));

        var run = jbang("lesson", "lint", "--root", "tests/broken/" + course).run();

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).endsWith("Rules broken: 1\n");
        assertThat(run.out().lines().filter(line -> !line.contains(": advice: "))).first().asString()
            .startsWith("tests/broken/%s/%s ".formatted(course, place))
            .contains(expected.substring(place.length() + 1)).containsPattern("\\. Next: \\S+");
    }

    @Test
    void shouldLintTheCourseOfTheWorkingDirectory() {
        var run = jbang("lesson", "lint").in(folder().resolve("10-notebook-differs/lessons")).run();

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).contains("10-notebook-differs/lessons/posts.ipynb:1: ");
    }

    @Test
    void shouldKnowTwentyDefects() throws IOException {
        assertThat(courses()).hasSizeGreaterThanOrEqualTo(20);
    }
}
