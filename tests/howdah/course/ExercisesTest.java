package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExercisesTest {

    @TempDir
    private Path lessons;

    @Test
    void shouldReadAnExercise() throws IOException {
        Stubs.write(lessons, "secondRow", "1.2");
        Files.writeString(lessons.resolve("exercises/secondRow.xml"), "<mapper/>");

        assertThat(Course.exercises(lessons)).containsExactly(new Course.Exercise("secondRow", 1, 2, "Show the number 1",
            List.of("a nudge", "more, which goes on in a further line", "nearly the answer"),
            lessons.resolve("exercises/secondRow.java"), lessons.resolve("solutions/secondRow.java"),
            lessons.resolve("checks/SecondRowCheck.java"), Optional.of(lessons.resolve("exercises/secondRow.xml"))));
    }

    @Test
    void shouldOrderExercisesByTheirPlaces() throws IOException {
        Stubs.write(lessons, "a", "2.1");
        Stubs.write(lessons, "b", "1.10");
        Stubs.write(lessons, "c", "1.9");

        assertThat(Course.exercises(lessons)).extracting(Course.Exercise::name).containsExactly("c", "b", "a");
    }

    @Test
    void shouldReadWhatIsNoExerciseYet() throws IOException {
        Files.createDirectories(lessons.resolve("exercises/folder.java"));
        Files.write(lessons.resolve("exercises/binary.java"), new byte[] {(byte) 0xCA, (byte) 0xFE});
        Files.writeString(lessons.resolve("exercises/empty.java"), "");

        assertThat(Course.exercises(lessons)).extracting(Course.Exercise::id).containsExactly("0.0", "0.0");
    }

    @Test
    void shouldHaveNoExercisesWhereThereIsNoFolder() {
        assertThat(Course.exercises(lessons)).isEmpty();
        assertThat(catchThrowableOfType(Failure.class, () -> Course.exercise(lessons, "a")).next()).contains("none yet");
    }

    @Test
    void shouldFindAnExerciseByNamePlaceOrPath() throws IOException {
        Stubs.write(lessons, "firstRow", "1.1");
        Stubs.write(lessons, "secondRow", "1.2");

        for (var word : List.of("secondRow", "secondrow", "1.2", "secondRow.java", "practice/exercises/secondRow.java")) {
            assertThat(Course.exercise(lessons, word).name()).as(word).isEqualTo("secondRow");
        }
    }

    @Test
    void shouldSuggestTheNearest() throws IOException {
        Stubs.write(lessons, "firstRow", "1.1");
        Stubs.write(lessons, "secondRow", "1.2");

        var failure = catchThrowableOfType(Failure.class, () -> Course.exercise(lessons, "secndRow"));

        assertThat(failure).hasMessage("There is no exercise \"secndRow\".");
        assertThat(failure.next()).isEqualTo("did you mean \"secondRow\"?");
        assertThat(catchThrowableOfType(Failure.class, () -> Course.exercise(lessons, "3.1")).next())
            .contains("jbang lesson list");
    }
}
