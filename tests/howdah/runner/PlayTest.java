package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `jbang lesson play`, in a real terminal.
@Execution(ExecutionMode.CONCURRENT)
class PlayTest {

    private static final String STEPS = """
        step("Make a table", "It has *one* column, and the table holds nothing at first, as tables do.");
        var connection = connection();
        var count = 0;
        connection.createStatement().execute("CREATE TABLE number (value integer)");
        show("made");

        step("Put a row in", "One more each time.");
        count++;
        connection.createStatement().execute("INSERT INTO number VALUES (1)");
        try (var found = connection.createStatement().executeQuery("SELECT count(*) FROM number")) {
            found.next();
            show("rows " + found.getInt(1) + ", count " + count);
        }

        step("Close", "The end.");
        connection.close();
        show("closed");
        """;

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveDataAndVariablesAsTheyWereWhenGoingBack() {
        var course = LessonCourse.of(folder, STEPS);
        try (var terminal = course.terminal(80, "play", "1")) {
            terminal.await("Enter run");
            terminal.press("Enter").await("made");
            terminal.await("Enter next");
            terminal.press("Enter").await("2. Put a row in");
            terminal.press("Enter").await("rows 1, count 1");
            terminal.await("Enter next");
            terminal.press("b").await("Enter run");
            terminal.press("Enter").awaitTimes(2, "rows 1, count 1");
            terminal.await("Enter next");
            terminal.press("r").awaitTimes(3, "rows 1, count 1");
            terminal.await("Enter next");
            terminal.press("Enter").await("3. Close");
            terminal.press("b").awaitTimes(3, "2. Put a row in");
            terminal.await("Enter run");
            terminal.press("Enter").awaitTimes(4, "rows 1, count 1");
            terminal.await("Enter next");
            terminal.press("Enter").awaitTimes(2, "3. Close");
            terminal.await("Enter run");
            terminal.press("Enter").await("Enter end");
            terminal.press("Enter");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.transcript()).contains("rows 1, count 1", "closed", "That was lesson 1.")
                .doesNotContain("rows 2", "count 2", "rows 0", "Exception");
        }
    }

    @Test
    void shouldShowWhatTheStepUsesFromAboveMain() {
        var course = LessonCourse.of(folder, STEPS);
        course.write("lessons/lesson01.java", """
            ///usr/bin/env jbang "$0" "$@" ; exit $?
            //DESCRIPTION Double a number
            //SOURCES ../../scripts/howdah/Bootstrap.java

            import static howdah.Bootstrap.*;

            /// Doubles a `number`.
            int twice(int number) {
                return sum(number, number);
            }

            int sum(int one, int other) {
                return one + other;
            }

            int unused() {
                return 0;
            }

            void main() {
                step("Twice", "Our method doubles.");
                show(twice(21));

                step("Once", "No method at all.");
                show(1);
            }
            """);
        try (var terminal = course.terminal(80, "play", "1")) {
            terminal.await("(c shows the code above main that it uses.)");
            terminal.await("Enter run");
            terminal.press("c").await("return one + other;");
            assertThat(terminal.screen()).contains("Doubles a number.", "    int twice(int number) {").doesNotContain("unused");
            terminal.press("Enter").await("42");
            terminal.await("Enter next");
            terminal.press("Enter").await("2. Once");
            terminal.press("c").await("It uses nothing that stands above main.");
            terminal.press("q");
        }
    }

    @Test
    void shouldGoOnWhereOneStoppedAndGoToAnyStep() {
        var course = LessonCourse.of(folder, STEPS);
        try (var terminal = course.terminal(80, "play", "1")) {
            terminal.await("Enter run");
            terminal.press("g").type("2").press("Enter").await("2. Put a row in");
            terminal.await("Enter run");
            terminal.press("q");
            assertThat(terminal.exitCode()).isZero();
        }
        try (var terminal = course.terminal(80, "play", "1")) {
            terminal.await("You stopped at step 2 of 3");
            terminal.await("Enter run");
            terminal.press("Enter").await("rows 1, count 1");
            terminal.await("Enter next");
            terminal.press("l").await("> 2. Put a row in");
            terminal.press("C-c");
            assertThat(terminal.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void shouldFitIntoTwentyColumns() {
        var course = LessonCourse.of(folder, STEPS);
        try (var terminal = course.terminal(20, "play", "1")) {
            terminal.await("Enter run");
            assertThat(terminal.screen().lines().toList().getLast()).isEqualTo("Enter run · q quit");
            terminal.press("Enter").await("made");
            terminal.await("Enter next");
            terminal.resize(60, 20);
            terminal.press("Enter").await("2. Put a row in");
            terminal.await("· l list");
            terminal.press("q");
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void shouldInterruptAStepAndTakeTheLessonsNextVersion() {
        var course = LessonCourse.of(folder, STEPS.replace("count++;", "while (count == 0) { }"));
        try (var terminal = course.terminal(80, "play", "1", "--from", "2")) {
            terminal.await("Enter run");
            terminal.press("Enter").press("C-c").await("Interrupted.");
            course.write(STEPS.replace("count++;", "count = 1 / count;"));
            terminal.await("Enter run");
            terminal.press("Enter").awaitInTranscript("/ by zero");
            course.write(STEPS.replace("count++;", "count += \"two\";"));
            terminal.await("Enter run");
            terminal.press("Enter").awaitInTranscript("does not compile");
            course.write(STEPS);
            terminal.await("Enter run");
            terminal.press("Enter").await("rows 1, count 1");
            terminal.press("q");
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheTerminalCloses() {
        var course = LessonCourse.of(folder, STEPS);
        try (var terminal = course.terminal(80, "play", "1")) {
            terminal.await("Enter run");
            terminal.press("Enter").await("Enter next");
            var processes = LessonCourse.processes(terminal.process());
            assertThat(processes).hasSizeGreaterThan(1);
            terminal.close();
            LessonCourse.awaitNothingLeft(processes);
        }
    }

    @Test
    void shouldRunStraightThroughWithoutATerminal() {
        var course = LessonCourse.of(folder, STEPS);
        var run = course.run("play", "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1. Make a table", "    var count = 0;", "rows 1, count 1", "closed").doesNotContain("Enter", "\u001b");

        course.write(STEPS.replace("count++;", "count = 1 / count;"));
        var failed = course.run("play", "1");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("/ by zero");
        assertThat(course.run("play", "1", "--from", "4").exitCode()).isEqualTo(2);
    }
}
