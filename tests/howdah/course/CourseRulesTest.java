package howdah.course;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A course with one defect at a time. Further ones lie under `tests/broken`.
class CourseRulesTest {

    private static final Path MINIATURE = Repository.root().resolve("tests/course");

    @TempDir
    private Path course;
    private Path lessons;
    private Path stub;
    private Path solution;
    private Path check;

    @BeforeEach
    void writeASoundCourse() throws IOException {
        lessons = Files.createDirectories(course.resolve("lessons"));
        var lesson = Lessons.write(lessons, "void main() {\n    step(\"A\", \"b\");\n    show(1);\n}\n");
        for (var number = 1; number <= 3; number++) {
            write("exercise" + number, "7." + number);
        }
        stub = lessons.resolve("exercises/exercise2.java");
        solution = lessons.resolve("solutions/exercise2.java");
        check = lessons.resolve("checks/Exercise2Check.java");
        Course.generate(lesson);
    }

    @Test
    void shouldFindNothingWrong() {
        assertThat(findings()).isEmpty();
    }

    /// What is still missing in the miniature course, checks, is told; nothing else is wrong with it.
    @Test
    void shouldFindNothingWrongInTheMiniatureCourse() {
        assertThat(Course.lintCourse(MINIATURE)).filteredOn(finding -> !finding.what().startsWith("It has no check"))
            .allMatch(Course.Finding::isAdvice);
        assertThat(Course.lessons(MINIATURE.resolve("lessons"))).hasSize(2).allSatisfy(lesson ->
            assertThat(Course.notebookFile(lesson)).content().isEqualTo(Course.notebook(lesson)));
    }

    @Test
    void shouldRefuseANameThatIsNoCellsId() throws IOException {
        write("second_row", "7.4");
        shouldFind(lessons.resolve("exercises/second_row.java"), 1, "Its name is not one that everything can be called by");
    }

    @Test
    void shouldMissAPlace() throws IOException {
        change(stub, "// Exercise 7.2", "// Exercise two");
        shouldFind(stub, 5, "It does not tell its place in the course");
    }

    @Test
    void shouldMissALesson() throws IOException {
        write("lonely", "8.1");
        shouldFind(lessons.resolve("exercises/lonely.java"), 5, "There is no lesson 8");
    }

    @Test
    void shouldMissANumber() throws IOException {
        change(stub, "7.2", "7.4");
        shouldFind(stub, 5, "It is exercise 7.4, and 7.3 would be the next");
    }

    @Test
    void shouldRefuseATaskOfTwoSentences() throws IOException {
        change(stub, "Show the number 1", "Show it. Then add one");
        shouldFind(stub, 2, "The task is not one sentence");
    }

    @Test
    void shouldRefuseOtherThanThreeHints() throws IOException {
        change(stub, "// Hint: a nudge\n", "// Hint: a nudge\n// Hint: another\n");
        shouldFind(stub, 5, "An exercise has 3 hints, and this has 4");
    }

    @Test
    void shouldRefuseAStubWithoutATodo() throws IOException {
        change(stub, "TODO: ", "");
        shouldFind(stub, 1, "An exercise has one TODO, and this has 0");
    }

    @Test
    void shouldCountTheTodoOfItsMapper() throws IOException {
        change(stub, "TODO: ", "");
        for (var file : new Path[] {stub, solution}) {
            change(file, "Bootstrap.java\n", "Bootstrap.java\n//FILES exercise2.xml\n");
        }
        mapper(stub, "<!-- TODO -->");
        mapper(solution, "");
        Course.generate(lessons.resolve("lesson07.java"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void shouldRefuseAMapperThatIsNotBrought() throws IOException {
        mapper(stub, "");
        shouldFind(stub, 1, "The line //FILES does not go with the exercise's own mapper");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() throws IOException {
        change(stub, "Bootstrap.java\n", "Bootstrap.java\n//FILES exercise2.xml\n");
        shouldFind(stub, 4, "The line //FILES does not go with the exercise's own mapper");
    }

    @Test
    void shouldRefuseASolutionThatIsTheStub() throws IOException {
        Files.copy(stub, solution, StandardCopyOption.REPLACE_EXISTING);
        shouldFind(solution, 14, "A solution has no TODO");
        shouldFind(solution, 1, "The solution is the exercise itself");
    }

    @Test
    void shouldRefuseASolutionWithoutItsExercise() throws IOException {
        Files.copy(solution, lessons.resolve("solutions/other.java"));
        shouldFind(lessons.resolve("solutions/other.java"), 1, "There is no exercise that it goes with");
    }

    @Test
    void shouldRefuseACheckWithoutItsClass() throws IOException {
        change(check, "class Exercise2Check", "class Exercise3Check");
        shouldFind(check, 1, "There is no class Exercise2Check");
    }

    @Test
    void shouldRefuseACheckThatIsNoJava() throws IOException {
        Files.writeString(check, "class Exercise2Check {\n");
        shouldFind(check, 1, "reached end of file while parsing");
    }

    @Test
    void shouldRefuseAStubThatDoesNotCompile() throws IOException {
        change(stub, "var number = 1;", "var number = one;");
        shouldFind(stub, 15, "cannot find symbol");
    }

    @Test
    void shouldRefuseWhatPrintsInAStub() throws IOException {
        change(stub, "var number = 1;", "IO.println(1);");
        shouldFind(stub, 15, "IO.println is used");
    }

    @Test
    void shouldRefuseANotebookThatIsStaleSinceAStubChanged() throws IOException {
        change(stub, "var number = 1;", "var number = 2;");
        change(solution, "var number = 1;", "var number = 2;");
        shouldFind(lessons.resolve("lesson07.ipynb"), 1, "It differs from its lesson and exercises");
    }

    private void write(String name, String place) throws IOException {
        var written = Stubs.write(lessons, name, place);
        var solved = lessons.resolve("solutions").resolve(name + ".java");
        Files.createDirectories(solved.getParent());
        Files.writeString(solved, Files.readString(written).replace("    // TODO: show it\n", "")
            .replace("number = 1;\n", "number = 1;\n    show(number);   // as it is\n"));
        var tested = lessons.resolve("checks").resolve(Exercises.checkName(name) + ".java");
        Files.createDirectories(tested.getParent());
        Files.writeString(tested, "class " + Exercises.checkName(name) + " {\n}\n");
    }

    private static void mapper(Path program, String contents) throws IOException {
        Files.writeString(program.resolveSibling("exercise2.xml"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "https://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="exercise2">
            %s
            </mapper>
            """.formatted(contents));
    }

    private static void change(Path file, String before, String after) throws IOException {
        assertThat(file).content().contains(before);
        Files.writeString(file, Files.readString(file).replace(before, after));
    }

    private List<Course.Finding> findings() {
        return Course.lintCourse(course).stream().filter(finding -> !finding.isAdvice()).toList();
    }

    private void shouldFind(Path file, int line, String what) {
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.remedy()).isNotBlank();
        });
    }
}
