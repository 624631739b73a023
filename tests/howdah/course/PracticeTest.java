package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTest {

    @TempDir
    private Path course;
    private Path lessons;
    private Path stub;
    private Path copy;
    private Practice practice;

    @BeforeEach
    void writeAnExercise() throws IOException {
        lessons = course.resolve("lessons");
        stub = Stubs.write(lessons, "secondRow", "1.2");
        copy = course.resolve("practice/exercises/secondRow.java");
        practice = new Practice(course);
    }

    @Test
    void shouldCopyTheStubWithoutItsHints() throws IOException {
        assertThat(copy()).isEqualTo(copy);

        assertThat(copy).content().isEqualTo(Files.readString(stub).replaceAll("(?s)// Hint:.*the answer",
            "// Hints: jbang lesson hint secondRow"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-r--r--");
    }

    @Test
    void shouldCopyTheMapperToo() throws IOException {
        Files.writeString(stub.resolveSibling("secondRow.xml"), "<mapper/>\n");

        copy();

        assertThat(copy.resolveSibling("secondRow.xml")).content().isEqualTo("<mapper/>\n");
    }

    @Test
    void shouldLeaveTheLearnersWorkAlone() throws IOException {
        copy();
        Files.writeString(copy, "mine");

        copy();

        assertThat(copy).content().isEqualTo("mine");
        assertThat(difference()).isEmpty();
    }

    @Test
    void shouldFollowTheCourseWhereTheLearnerHasChangedNothing() throws IOException {
        copy();
        var before = Files.readString(copy);
        Files.writeString(copy, before.replace("\n", "\r\n"));
        change("number = 1", "number = 2");

        assertThat(difference()).isEmpty();
        copy();

        assertThat(copy).content().contains("number = 2");
        assertThat(copy.resolveSibling("secondRow.java.orig")).content().isEqualTo(before.replace("\n", "\r\n"));
        assertThat(difference()).isEmpty();
    }

    @Test
    void shouldTellWhatTheCourseHasChangedUnderTheLearnersWork() throws IOException {
        copy();
        Files.writeString(copy, "mine");
        change("number = 1", "number = 2");

        copy();

        assertThat(copy).content().isEqualTo("mine");
        assertThat(difference()).isEqualTo("""
            --- secondRow.java as you were given it
            +++ secondRow.java as it is now
            @@ -10,4 +10,4 @@
             void main() {
                 // TODO: show it
            -    var number = 1;
            +    var number = 2;
             }
            """);
        practice.reset(exercise());
        assertThat(copy).content().contains("number = 2");
        assertThat(difference()).isEmpty();
    }

    @Test
    void shouldNotTellOfOtherHints() throws IOException {
        copy();
        Files.writeString(copy, "mine");
        change("a nudge", "a push");

        assertThat(difference()).isEmpty();
    }

    @Test
    void shouldTakeWhatTheLearnerHasTakenOver() throws IOException {
        copy();
        change("number = 1", "number = 2");
        Files.writeString(copy, Files.readString(copy).replace("number = 1", "number = 2"));
        copy();
        Files.writeString(copy, "mine");

        assertThat(difference()).isEmpty();
    }

    @Test
    void shouldResetAndLoseNothing() throws IOException {
        copy();
        for (var text : new String[] {"one", "two", "three"}) {
            Files.writeString(copy, text);
            assertThat(practice.reset(exercise())).hasSize(1);
        }

        assertThat(copy).content().contains("TODO");
        assertThat(copy.resolveSibling("secondRow.java.orig")).content().isEqualTo("one");
        assertThat(copy.resolveSibling("secondRow.java.orig.2")).content().isEqualTo("two");
        assertThat(copy.resolveSibling("secondRow.java.orig.3")).content().isEqualTo("three");
    }

    @Test
    void shouldResetWhatWasNeverMade() {
        assertThat(practice.reset(exercise())).isEmpty();
        assertThat(copy).exists();
    }

    @Test
    void shouldGiveAFreshCopyForOneThatIsGoneOrRenamed() throws IOException {
        copy();
        Files.writeString(copy, "mine");
        Files.move(copy, copy.resolveSibling("other.java"));

        copy();

        assertThat(copy).content().contains("TODO");
        assertThat(copy.resolveSibling("other.java")).content().isEqualTo("mine");
    }

    @Test
    void shouldRefuseAnEmptyCopy() throws IOException {
        copy();
        Files.writeString(copy, "\n");

        assertThat(refusal()).hasMessage(copy + " is empty.");
        assertThat(practice.reset(exercise())).containsExactly(copy.resolveSibling("secondRow.java.orig"));
    }

    @Test
    void shouldRefuseAFolder() throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("notes"), "mine");

        assertThat(refusal()).hasMessage(copy + " is no file.");
        practice.reset(exercise());
        assertThat(copy).isRegularFile();
        assertThat(copy.resolveSibling("secondRow.java.orig").resolve("notes")).content().isEqualTo("mine");
    }

    @Test
    void shouldRefuseAPracticeThatIsNoFolder() throws IOException {
        Files.writeString(course.resolve("practice"), "");

        assertThat(refusal()).hasMessageContaining("cannot be read or written");
    }

    @Test
    void shouldKeepACopyWhoseOriginIsForgotten() throws IOException {
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "mine");

        copy();
        assertThat(copy).content().isEqualTo("mine");
        change("number = 1", "number = 2");

        assertThat(difference()).contains("+    var number = 2;");
    }

    @Test
    void shouldCopyANotebook() throws IOException {
        var lesson = Files.writeString(lessons.resolve("lesson01.java"), "");
        Files.writeString(lessons.resolve("lesson01.ipynb"), "{}\n");

        var notebook = practice.notebook(lesson);
        assertThat(notebook).isEqualTo(course.resolve("practice/lesson01.ipynb")).content().isEqualTo("{}\n");
        Files.writeString(notebook, "{\"mine\": 1}");

        assertThat(practice.notebook(lesson)).content().isEqualTo("{\"mine\": 1}");
    }

    private void change(String before, String after) throws IOException {
        Files.writeString(stub, Files.readString(stub).replace(before, after));
    }

    private Course.Exercise exercise() {
        return Course.exercise(lessons, "secondRow");
    }

    private Path copy() {
        return practice.copy(exercise());
    }

    private String difference() {
        return practice.difference(exercise());
    }

    private Failure refusal() {
        var failure = catchThrowableOfType(Failure.class, this::copy);
        assertThat(failure.exitCode()).isEqualTo(Failure.USAGE);
        assertThat(failure.next()).isNotBlank();
        return failure;
    }
}
