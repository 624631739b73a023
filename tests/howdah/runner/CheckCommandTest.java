package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `jbang lesson check` as a learner calls it.
class CheckCommandTest {

    @TempDir
    private Path scratch;
    private MiniCourse course;

    @BeforeEach
    void copyTheCourse() throws IOException {
        course = MiniCourse.copiedTo(scratch);
    }

    @Test
    void shouldTellWhatIsMissingAndThenWhatIsNext() throws IOException {
        var untouched = course.run("check");
        var copy = course.folder().resolve("practice/exercises/firstRow.java");
        Files.writeString(copy, Files.readString(copy).replace("// TODO: insert the row",
            "session.insert(\"test.insert\", Map.of(\"num\", 7, \"data\", \"abc'def\"));"));
        var wrong = course.run("check", "1.1", "--json");
        Files.writeString(copy, Files.readString(copy).replace("7", "100"));
        var right = course.run("check", "firstRow");

        assertThat(untouched.exitCode()).as(untouched.err()).isEqualTo(1);
        assertThat(untouched.out()).startsWith("1.1 firstRow: ")
            .contains("You have not changed anything yet.", "Next: open practice/exercises/firstRow.java at line ");
        assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(1);
        assertThat(JsonParser.parseString(wrong.out()).getAsJsonObject().get("message").getAsString())
            .contains("In \"num\" there is 7 where 100 should be.");
        assertThat(right.exitCode()).as(right.out() + right.err()).isZero();
        assertThat(right.out()).contains("Passed: 1 test.\n", "\nNext: 1.2 secondRow: ");
        assertThat(course.run("list").out()).contains("[x] 1.1 firstRow", "[>] 1.2 secondRow");
    }

    @Test
    void shouldCheckAllSolutionsAndRecordNothing() {
        var all = course.run("check", "--all", "--solution");

        assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
        assertThat(all.out().lines()).hasSize(6).allMatch(line -> line.startsWith("[x] "));
        assertThat(course.run("list").out()).doesNotContain("[x]");
    }

    @Test
    void shouldNameThePlaceInTheMapperWhereTheWorkBegins() {
        var untouched = course.run("check", "highRows");

        assertThat(untouched.out()).contains("Next: open practice/exercises/highRows.xml at line 11, where it says TODO");
    }

    @Test
    void shouldSuggestTheNearestExercise() {
        var unknown = course.run("check", "firstrows");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("firstRow");
    }
}
