package howdah.course;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.Repository.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each course under `tests/broken` has one defect, and `jbang lesson lint` in its folder tells where, and what to do.
class BrokenCoursesTest {

    private static final Map<String, Outcome> RUNS = new ConcurrentHashMap<>();

    static List<String> courses() throws IOException {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.map(course -> course.getFileName().toString()).sorted().toList();
        }
    }

    private static Path folder() {
        return Repository.root().resolve("tests/broken");
    }

    /// Most of a run is the start of its JVM, so that some run at a time.
    @BeforeAll
    static void lintAll() throws IOException {
        courses().parallelStream().forEach(course ->
            RUNS.put(course, jbang("lesson", "lint").in(folder().resolve(course)).run()));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void shouldTellTheDefect(String course) throws IOException {
        var expected = Files.readString(folder().resolve(course).resolve("expected.txt")).strip();
        var place = expected.substring(0, expected.indexOf(' '));
        var run = RUNS.get(course);

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).endsWith("Rules broken: 1\n");
        assertThat(run.out().lines().filter(line -> !line.contains(": advice: "))).first().asString()
            .startsWith(place).contains(expected.substring(place.length() + 1)).containsPattern("\\. Next: \\S+");
    }

    @Test
    void shouldKnowTwentyDefects() throws IOException {
        assertThat(courses()).hasSizeGreaterThanOrEqualTo(20);
    }
}
