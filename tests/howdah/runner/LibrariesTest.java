package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson and an exercise that need a library which Howdah itself does not have.
class LibrariesTest {

    private static final String HEAD = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION Write a line of CSV
        //SOURCES %s/scripts/howdah/Bootstrap.java
        //DEPS org.apache.commons:commons-csv:1.14.1

        """;
    private static final String LESSON = """
        import static howdah.Bootstrap.*;

        import org.apache.commons.csv.CSVFormat;

        void main() {

            step("Write", "A field that holds a comma is put between quotation marks.");
            show(CSVFormat.DEFAULT.format("one, two", 3));
        }
        """;
    private static final String EXERCISE = """
        // Exercise 1.1
        // Hint: one
        // Hint: two
        // Hint: three

        import static howdah.Bootstrap.*;

        import org.apache.commons.csv.CSVFormat;

        void main() {
            %s
        }
        """;
    private static final String CHECK = """
        //SOURCES ../../scripts/howdah/check/Attempt.java

        import howdah.check.Attempt;
        import org.junit.jupiter.api.Test;

        class OneLineCheck {

            @Test
            void shouldShowALine(Attempt attempt) {
                attempt.shown().value("a,b");
            }
        }
        """;

    @TempDir
    private Path folder;

    private LessonCourse course;

    @BeforeEach
    void make() {
        course = LessonCourse.of(folder, "");
        course.write("lessons/lesson01.java", HEAD.formatted("../..") + LESSON);
        course.write("lessons/exercises/oneLine.java",
            HEAD.formatted("../..") + EXERCISE.formatted("// TODO: show a line\n    show(CSVFormat.DEFAULT.format(\"a\"));"));
        course.write("lessons/solutions/oneLine.java",
            HEAD.formatted("../..") + EXERCISE.formatted("// Both are fields of the line.\n    show(CSVFormat.DEFAULT.format(\"a\", \"b\"));"));
        course.write("lessons/checks/OneLineCheck.java", CHECK);
    }

    @Test
    void shouldPlayTheLesson() {
        var run = course.run("play", "1");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("\"one, two\",3");
    }

    @Test
    void shouldShowItOnAProjector() {
        var run = course.run("demo", "1");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("\"one, two\",3");
    }

    @Test
    void shouldExportIt() throws Exception {
        var run = course.run("export", "1", "--to", "md");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        try (var files = Files.list(folder)) {
            var page = files.filter(file -> file.toString().endsWith("lesson01.md")).findFirst().orElseThrow();
            assertThat(Files.readString(page)).contains("\"one, two\",3");
        }
    }

    @Test
    void shouldCheckTheExercise() {
        assertThat(course.run("check", "oneLine", "--solution").out()).contains("Passed: 1 test.");
        assertThat(course.run("check", "oneLine").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheLibraryInTheLintAndInTheNotebook() throws Exception {
        assertThat(course.run("lint", "1").out()).endsWith("No rule is broken.\n");

        assertThat(course.run("generate", "1").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("lessons/lesson01.ipynb")))
            .contains("\"%maven org.apache.commons:commons-csv:1.14.1\"").containsSubsequence("\"libraries\"", "\"setup\"");
    }

    @Test
    void shouldTellWhichLibraryCannotBeHad() {
        course.write("lessons/lesson01.java", HEAD.formatted("../..").replace("commons-csv", "commons-nothing") + LESSON);

        var run = course.run("play", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("The libraries org.apache.commons:commons-nothing:1.14.1 cannot be brought.", "Next: ");
    }
}
