package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NewCommandTest {

    @TempDir
    private Path scratch;
    private MiniCourse course;

    @BeforeEach
    void copyTheCourse() throws IOException {
        course = MiniCourse.copiedTo(scratch);
    }

    @Test
    void shouldBeginALessonThatKeepsEveryRule() throws IOException {
        var before = course.run("lint").out();

        var run = course.run("new", "3", "Full-text", "\"search\"", "--mapper", "search");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("lessons/lesson03.java: begun\n", "lessons/exercises/fullTextSearchFirst.java: begun\n",
            "lessons/checks/FullTextSearchThirdCheck.java: begun\n", "lessons/lesson03.ipynb: written\n",
                "jbang-catalog.json: changed\n");
        assertThat(course.run("lint").out().lines().filter(line -> line.contains("03") || line.contains("earch"))
            .filter(line -> !line.contains("advice")))
            .isEmpty();
        assertThat(course.run("list").out()).contains(" 3  Full-text \"search\"\n    [ ] 3.1 fullTextSearchFirst: ");
        assertThat(before).doesNotContain("lesson03");
        assertThat(course.folder().resolve("jbang-catalog.json")).content()
            .startsWith("{\n  \"aliases\": {\n    \"lesson01\": {\n")
            .endsWith("""
                "description": "Undo what was not committed"
                    },
                    "lesson03": {
                      "script-ref": "lessons/lesson03.java",
                      "description": "Full-text \\"search\\""
                    }
                  }
                }
                """);
        assertThat(course.folder().resolve("mybatis-config.xml")).content().contains("<mapper resource=\"mappers/search.xml\"/>");
    }

    @Test
    void shouldBeginExercisesWhoseSolutionsPassTheirChecks() {
        course.run("new", "3", "Joins");

        var solved = course.run("check", "joinsFirst", "--solution");

        assertThat(solved.exitCode()).as(solved.out() + solved.err()).isZero();
    }

    @Test
    void shouldWriteOverNothing() throws IOException {
        var catalog = Files.readString(course.folder().resolve("jbang-catalog.json"));

        var taken = course.run("new", "2", "Again");
        var high = course.run("new", "100", "Again");

        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(taken.err()).contains("lessons/lesson02.java is there already.");
        assertThat(high.err()).contains("100 cannot be the number of a lesson.");
        assertThat(course.folder().resolve("jbang-catalog.json")).hasContent(catalog);
        assertThat(course.folder().resolve("lessons/exercises/againFirst.java")).doesNotExist();
    }

    @Test
    void shouldLeaveACatalogThatItCannotRead() throws IOException {
        Files.writeString(course.folder().resolve("jbang-catalog.json"), "{\"aliases\": {]}");

        var run = course.run("new", "3", "Locks");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("jbang-catalog.json is not written as JBang writes it");
        assertThat(course.folder().resolve("lessons/lesson03.java")).doesNotExist();
    }
}
