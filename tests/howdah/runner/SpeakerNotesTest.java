package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerNotesTest {

    private static final Path LESSONS = Repository.root().resolve("lessons");

    static List<String> notes() throws IOException {
        try (Stream<Path> files = Files.list(LESSONS.resolve("notes"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notes")
    void shouldBelongToStepsThatThereAre(String notes) throws IOException {
        var lesson = Course.lesson(LESSONS.resolve(notes.replaceFirst("[.]md$", ".java")));
        var headings = Files.readAllLines(LESSONS.resolve("notes").resolve(notes)).stream()
            .filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();

        assertThat(headings).isNotEmpty().isSubsetOf(lesson.steps().stream().map(Course.Step::title).toList());
        assertThat(lesson.steps()).allSatisfy(step -> assertThat(new SpeakerNotes(lesson).of(step).isEmpty())
            .isEqualTo(!headings.contains(step.title())));
    }
}
