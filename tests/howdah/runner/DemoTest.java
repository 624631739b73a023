package howdah.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `jbang lesson demo`, in a real terminal.
@Execution(ExecutionMode.CONCURRENT)
class DemoTest {

    private static final String STEPS = """
        step("Make a table", "It holds nothing at first.");
        var session = session();
        session.update("test.createTable");
        show("made");

        step("Count", "How many rows there are.");
        show(session.selectList("test.findAll").size() + " rows");

        step("Close", "The end.");
        session.close();
        show("closed");
        """;

    private static final String STOPPING = """
        step("Stop the server", "It is ours.");
        var server = ownServer();
        server.stop();
        show(server.isRunning() ? "runs" : "is stopped");

        step("Start it", "It is there again.");
        server.start();
        show(server.isRunning() ? "runs" : "is stopped");
        connection().close();
        """;

    @TempDir
    private Path folder;

    @Test
    void shouldTypeTheRightCodeAndGoBackwards() {
        var course = LessonCourse.of(folder, STEPS);
        course.write("lessons/notes/lesson01.md", "# Notes\n\n## Count\nSay why there are none.\n");
        try (var demo = course.terminal(100, "demo", "1"); var notes = course.terminal(60, "demo", "1", "--notes")) {
            demo.await("It holds nothing at first.");
            demo.type("xxxx").await("var session");
            assertThat(demo.screen()).doesNotContain("createTable", "xxx");
            demo.press("Enter").await("show(\"made\");");
            demo.press("Enter").await("1/3 ✓");
            demo.press("Enter").await("2. Count");
            demo.press("Enter", "Enter").await("2/3 ✓");
            notes.await("Say why there are none.");
            demo.press("Left").awaitGone("0 rows");
            demo.press("Enter", "Enter").await("2/3 ✓");
            demo.press("f").await("(recorded on");
            demo.press(".");
            demo.press("x").await("0 rows");
            demo.press("x").await("Faults:");
            demo.press("k").await("killed:");
            demo.press("Enter").await("3. Close");
            demo.press("Enter", "Enter").await("3/3 ✓");
            demo.press("Enter");
            assertThat(demo.exitCode()).isZero();
            notes.await("No demo of lesson 1 goes on.");
            notes.press("q");
            assertThat(notes.exitCode()).isZero();
        }
    }

    @Test
    void shouldStopAndStartItsServerOnAKey() {
        var course = LessonCourse.of(folder, STEPS);
        try (var demo = course.terminal(100, "demo", "1", "--instant")) {
            demo.await("show(\"made\");");
            demo.press("Enter").await("1/3 ✓");
            demo.press("x").press("s").await("the server is stopped");
            demo.press("Enter").await("2. Count");
            demo.press("Enter").await("SQLSTATE");
            demo.press("r").await("2/3 ✓");
            assertThat(demo.await("0 rows")).doesNotContain("SQLSTATE");
            demo.press("C-c");
            assertThat(demo.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void shouldRunByItselfTwiceAlikeAndLeaveNothingBehind() {
        var course = LessonCourse.of(folder, STOPPING);
        var first = course.run("demo", "1", "--auto");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("is stopped", "runs").doesNotContain("\u001b");
        assertThat(course.run("demo", "1", "--auto").out()).isEqualTo(first.out());

        try (var demo = course.terminal(100, "demo", "1", "--auto", "--pace", "50")) {
            demo.await("Stop the server");
            var processes = LessonCourse.processes(demo.process());
            assertThat(demo.exitCode()).isZero();
            LessonCourse.awaitNothingLeft(processes);
        }
    }

    @Test
    void shouldShowTheRecordingOfAStepThatFails() throws IOException {
        var course = LessonCourse.of(folder, STEPS.replace("\"test.findAll\"", "System.getenv().getOrDefault(\"WHICH\", \"test.findAll\")"));
        var rehearsal = course.run("demo", "1", "--rehearse");
        assertThat(rehearsal.exitCode()).as(rehearsal.err()).isZero();
        assertThat(rehearsal.out()).contains("1. Make a table", "in all", "The code of step 2 is 97 columns wide: more than the 80");
        var recording = folder.resolve("home/demo/lesson01.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(recording))).isEqualTo("rw-------");

        course.environment().put("WHICH", "test.missing");
        var run = course.run("demo", "1", "--auto");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 rows", "(recorded on");

        Files.delete(recording);
        var failed = course.run("demo", "1", "--auto");
        assertThat(failed.exitCode()).isNotZero();
        assertThat(failed.err()).contains("test.missing");
    }
}
