package howdah.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import howdah.Repository;
import howdah.course.Course;
import howdah.course.Progress;
import howdah.kernel.cell.Bundle;
import howdah.kernel.cell.Completion;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A learner in the notebook of the miniature course.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeachingTest {

    private static final String SOLVED = """
        %exercise secondRow

        import static howdah.Bootstrap.*;

        import java.util.Map;

        var session = session();
        session.update("test.createTable");
        session.insert("test.insert", Map.of("num", 100, "data", "abc'def"));
        session.insert("test.insert", Map.of("num", 200, "data", "second"));
        session.commit();
        session.close()
        """;

    @TempDir
    private static Path scratch;
    private Path course;
    private Path progressFile;
    private TestNotebook notebook;
    private Magics magics;

    @BeforeAll
    void open() throws IOException {
        var from = Repository.root().resolve("tests/course");
        course = scratch.resolve("course");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(each -> !each.startsWith(from.resolve("practice"))).toList()) {
                Files.copy(file, course.resolve(from.relativize(file).toString()));
            }
        }
        progressFile = scratch.resolve("progress.json");
        notebook = new TestNotebook();
        notebook.course = course;
        notebook.lesson = "lesson01";
        magics = new Magics(notebook, Map.of("HOWDAH_PROGRESS", progressFile.toString()));
    }

    @AfterAll
    void close() {
        magics.close();
    }

    @BeforeEach
    void beginAnew() throws IOException {
        Files.deleteIfExists(progressFile);
        notebook.ran.clear();
        notebook.output.clear(false);
        var practice = course.resolve("practice");
        if (Files.exists(practice)) {
            howdah.jvm.ScratchFolder.delete(practice);
        }
    }

    private Progress.State state(String exercise) {
        return new Progress(progressFile, notice -> { }).of(exercise);
    }

    private String stub(String exercise) {
        return Course.cells(Course.exercise(course.resolve("lessons"), exercise)).getLast().source();
    }

    private String html() {
        return String.valueOf(notebook.output.displayed.getLast().data().get(Bundle.HTML));
    }

    private String text() {
        return notebook.output.displayed.getLast().text();
    }

    private void check(String exercise) throws Exception {
        assertThat(magics.runLine("check", exercise)).isNull();
    }

    @Test
    void shouldPassASolvedCell() throws Exception {
        notebook.ran("", SOLVED);
        check("secondRow");
        assertThat(text()).startsWith("1.2 secondRow, cell [1]\n\nWell done. Passed: ")
            .contains("Next: 1.1 firstRow: ");
        assertThat(html()).contains("#2e9e5b").contains("<b>Next:</b>");
        assertThat(state("secondRow").isPassed()).isTrue();
        assertThat(course.resolve("practice/exercises/secondRow.java")).content()
            .contains("// Hints: jbang lesson hint secondRow", "    session.close();\n}\n").doesNotContain("%exercise", "TODO");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        notebook.ran("", SOLVED.replace("session.commit();\n", ""));
        check("");
        assertThat(text()).contains("Next: `%hint secondRow` shows hint 1 of 3").doesNotContain("secondRow.java", "jbang");
        assertThat(html()).contains("#d64550");
        assertThat(state("secondRow").attempts()).isEqualTo(1);
        assertThat(state("secondRow").isPassed()).isFalse();
    }

    @Test
    void shouldNameTheLineOfTheCell() throws Exception {
        notebook.ran("", SOLVED.replace("session.commit();", "session.comit();"));
        check("secondRow");
        assertThat(text()).contains("Your cell, line 11: this is no Java yet: cannot find symbol", "  session.comit();\n");
    }

    @Test
    void shouldNameTheLineOfAnException() throws Exception {
        notebook.ran("", SOLVED.replace("session.commit();", "Object none = null;\nnone.toString();"));
        check("secondRow");
        assertThat(text()).contains("your cell").contains("12").doesNotContain("secondRow.java");
    }

    @Test
    void shouldSayThatNothingWasChanged() throws Exception {
        notebook.ran("", stub("secondRow"));
        check("secondRow");
        assertThat(text()).contains("You have not changed anything yet.", "open your cell at line ", "where it says TODO");
    }

    @Test
    void shouldDrawRowsThatDifferAsATable() throws Exception {
        notebook.ran("", SOLVED.replace("second\"", "<b>second</b>\"").replace("secondRow", "allRows")
            .replace("session.commit();", "session.commit();\nshow(session.selectList(\"test.findAll\"));"));
        check("allRows");
        assertThat(html()).doesNotContain("<b>second</b>");
    }

    @Test
    void shouldCheckTheLatestCellOfTheExercise() throws Exception {
        notebook.ran("", SOLVED);
        notebook.ran("", SOLVED.replace("session.commit();\n", ""));
        notebook.ran("exercise-secondRow", SOLVED.replace("%exercise secondRow\n", "").replace("200", "201"));
        notebook.ran("", "int other = 1;");
        assertThat(ExerciseCell.find(Course.exercise(course.resolve("lessons"), "secondRow"),
            Course.exercises(course.resolve("lessons")), notebook.ran()).number()).isEqualTo(3);
        assertThat(ExerciseCell.latest(notebook.ran())).hasValue("secondRow");
    }

    @Test
    void shouldFindACellThatDoesNotSayWhoseItIs() {
        var lessons = course.resolve("lessons");
        notebook.ran("", stub("undoneRow").replaceFirst("%exercise.*", "") + "\nshow(1);");
        notebook.ran("", "int other = 1;");
        assertThat(ExerciseCell.find(Course.exercise(lessons, "undoneRow"), Course.exercises(lessons), notebook.ran()).number())
            .isEqualTo(1);
        assertThatThrownBy(() -> ExerciseCell.find(Course.exercise(lessons, "oneRow"), Course.exercises(lessons), notebook.ran()))
            .isInstanceOf(Failure.class);
    }

    @Test
    void shouldAskForTheCell() {
        assertThatThrownBy(() -> check("firstRow")).isInstanceOfSatisfying(Failure.class, failure ->
            assertThat(failure.next()).isEqualTo("run your cell first; it begins with %exercise firstRow"));
    }

    @Test
    void shouldLeaveACopyThatHasOtherWork() throws Exception {
        notebook.ran("", SOLVED);
        check("secondRow");
        var copy = course.resolve("practice/exercises/secondRow.java");
        Files.writeString(copy, Files.readString(copy) + "// mine\n");

        notebook.ran("", SOLVED.replace("second\"", "other\""));
        check("secondRow");

        assertThat(copy).content().contains("// mine").doesNotContain("\"other\"");
        assertThat(text()).contains("practice/exercises/secondRow.java has changes of its own and stays as it is");
    }

    @Test
    void shouldPutEachCheckedCellIntoTheCopy() throws Exception {
        for (var word : new String[] {"one", "two"}) {
            notebook.ran("", SOLVED.replace("second\"", word + "\""));
            check("secondRow");
            assertThat(course.resolve("practice/exercises/secondRow.java")).content().contains("\"" + word + "\"");
        }
    }

    @Test
    void shouldShowOneHintMoreEachTime() throws Exception {
        for (var number = 1; number <= 4; number++) {
            notebook.output.clear(false);
            magics.runLine("hint", "secondRow");
            assertThat(text().split("Hint \\d of 3: ", -1)).hasSize(Math.min(number, 3) + 1);
        }
        assertThat(text()).contains("There are no more; `%solution secondRow --give-up` shows the solution.");
        assertThat(html()).contains("<code>%solution secondRow --give-up</code>");
        assertThat(state("secondRow").hints()).isEqualTo(3);
    }

    @Test
    void shouldShowTheSolutionToOneWhoGivesUp() throws Exception {
        assertThatThrownBy(() -> magics.runLine("solution", "secondRow")).isInstanceOfSatisfying(Failure.class, failure ->
            assertThat(failure.next()).isEqualTo(
                "`%hint secondRow` helps; `%solution secondRow --give-up` shows the solution all the same"));
        magics.runLine("solution", "--give-up secondRow");
        assertThat(text()).contains("+     session.insert(");
        assertThat(state("secondRow").isGivenUp()).isTrue();
    }

    @Test
    void shouldShowTheCellAsItWas() throws Exception {
        notebook.ran("", SOLVED);
        check("secondRow");
        magics.runLine("reset", "secondRow");
        assertThat(text()).contains(stub("secondRow"), "Your old one: ");
        assertThat(course.resolve("practice/exercises/secondRow.java")).content().contains("TODO");
    }

    @Test
    void shouldTellWhereOneIs() throws Exception {
        magics.runLine("lesson", "");
        assertThat(text()).contains("0 of 6 exercises are done.", "You are on lesson 1: ", "Exercise 1.1, firstRow: ");
        magics.runLine("lesson", "list");
        assertThat(text()).contains("    [>] 1.1 firstRow: ", "    [ ] 1.2 secondRow: ");
        magics.runLine("lesson", "2");
        assertThat(text()).contains("Lesson 2: ", "practice/lesson02.ipynb");
        assertThat(html()).containsPattern("<a href=\"[^\"]*practice/lesson02.ipynb\"");
        assertThat(course.resolve("practice/lesson02.ipynb")).isRegularFile();
    }

    @Test
    void shouldEnterAnExercise() throws Exception {
        magics.runLine("exercise", "secondRow");
        assertThat(notebook.entered).contains("secondRow " + course.resolve("practice/exercises"));
    }

    @Test
    void shouldCompleteExercisesLessonsAndOptions() {
        assertThat(texts("%check se")).containsExactly("secondRow");
        assertThat(texts("%hint ")).contains("firstRow", "secondRow", "undoneRow");
        assertThat(texts("%solution secondRow --")).containsExactly("--give-up");
        assertThat(texts("%lesson l")).containsExactly("list", "lesson01", "lesson02");
        assertThat(texts("%rewind ")).contains("1", "--as-given");
    }

    private java.util.List<String> texts(String source) {
        return magics.complete(source, source.length()).orElseThrow().candidates().stream().map(Completion.Candidate::text).toList();
    }

    @Test
    void shouldSayThatANotebookBelongsToNoCourse() throws Exception {
        try (var elsewhere = new Magics(new TestNotebook())) {
            for (var name : new String[] {"lesson", "check", "hint", "solution", "reset", "exercise"}) {
                assertThatThrownBy(() -> elsewhere.runLine(name, "")).hasMessage("This notebook belongs to no course.");
            }
            assertThatThrownBy(() -> elsewhere.runLine("rewind", "1")).hasMessage("This notebook belongs to no lesson.");
        }
    }

    @Test
    void shouldRunTheEarlierStepsAgain() throws Exception {
        var cells = Course.cells(Course.find(course.resolve("lessons"), "1"));
        cells.forEach(cell -> notebook.ran(cell.id(), cell.source()));
        notebook.ran("step-1", cells.get(1).source() + "\nint mine = 1;");
        notebook.java.clear();

        magics.runLine("rewind", "3");

        assertThat(cells.get(1).id()).isEqualTo("step-1");
        assertThat(notebook.java).containsExactly(cells.get(0).source(), cells.get(1).source() + "\nint mine = 1;",
            cells.get(2).source());
        assertThat(text()).contains("before step 3", "setup, step-1, step-2", "As you have changed them: step-1.");
    }

    @Test
    void shouldKnowChangedStepsOfAFrontEndThatTellsNoIds() throws Exception {
        var cells = Course.cells(Course.find(course.resolve("lessons"), "1"));
        notebook.ran("x1", cells.get(1).source() + "\nint mine = 1;");
        notebook.java.clear();
        magics.runLine("rewind", "2");
        assertThat(notebook.java).containsExactly(cells.get(0).source(), cells.get(1).source() + "\nint mine = 1;");
        notebook.ran("x1", cells.get(1).source() + "\nint mine = 1;");
        notebook.java.clear();
        magics.runLine("rewind", "2 --as-given");
        assertThat(notebook.java).containsExactly(cells.get(0).source(), cells.get(1).source());
    }

    @Test
    void shouldRefuseAStepThatIsNotThere() {
        for (var word : new String[] {"", "0", "99", "one", "1 2"}) {
            assertThatThrownBy(() -> magics.runLine("rewind", word)).as(word).isInstanceOf(Failure.class);
        }
    }

    @Test
    void shouldCheckAnExerciseWithItsMapperInACell() throws Exception {
        try (var onDatabase = new SqlNotebook(); var own = new Magics(onDatabase, Map.of("HOWDAH_PROGRESS", progressFile.toString()))) {
            onDatabase.course = course;
            var mapper = Course.cells(Course.exercise(course.resolve("lessons"), "highRows")).getFirst().source();
            assertThat(mapper).startsWith("%%mapper highRows\n<select id=\"find\" resultType=\"row\">\n  SELECT num,");
            onDatabase.ran("", stub("highRows"));

            own.run(mapper, 1);
            own.runLine("check", "highRows");
            assertThat(onDatabase.output.text())
                .contains("You have not changed anything yet.", "open the cell %%mapper highRows, where it says TODO");

            own.run(mapper.replaceFirst("<!--.*?-->", "WHERE num > #{least}"), 1);
            own.runLine("check", "highRows");
            assertThat(onDatabase.output.text()).contains("Well done.");
            assertThat(course.resolve("practice/exercises/highRows.xml")).content()
                .contains("<mapper namespace=\"highRows\">\n\n  <select id=\"find\"", "    WHERE num > #{least}\n").doesNotContain("TODO");

            own.runLine("reset", "highRows");
            assertThat(onDatabase.output.text()).contains("%%mapper highRows");
        } finally {
            howdah.database.Database.unloadMapper("highRows");
        }
    }

    @Test
    void shouldAbandonACheck() throws Exception {
        notebook.ran("", SOLVED.replace("session.commit();", "session.commit();\nfor (var i = 0; i < 10000; i++) { Thread.sleep(10); }"));
        var interrupter = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(2500);
                magics.interrupt();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        assertThatThrownBy(() -> check("secondRow")).isInstanceOf(InterruptedException.class);
        interrupter.join();
        assertThat(state("secondRow").attempts()).isZero();
    }
}
