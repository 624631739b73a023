package howdah;

import static howdah.Repository.jbang;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lesson 1 as a learner runs it: through `./jbang`, on the embedded server.
class LessonTest {

    private static final String LESSON = "lessons/lesson01.java";

    @TempDir
    private Path folder;

    @Test
    void shouldTellItsStoryFromBeginningToEnd() {
        var run = jbang(LESSON).run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.matches("\\d\\. .*"))).containsExactly("1. Find the driver",
            "2. Connect", "3. Open a session", "4. Create a table", "5. Insert a row", "6. Read it back", "7. Commit and close");
        assertThat(run.out()).contains("  1 │ 100 │ abc'def").endsWith(" 100 │ abc'def\n(1 row)\n");
        assertThat(run.out()).doesNotContain("\u001b");
    }

    @Test
    void shouldGiveTheSameResultEachTime() {
        assertThat(jbang(LESSON).run().out()).isEqualTo(jbang(LESSON).run().out());
    }

    @Test
    void shouldRunOneStep() {
        var run = jbang(LESSON, "6").run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("6. Read it back\n").contains("  1 │ 100 │ abc'def")
            .doesNotContain("5. Insert", "7. Commit");
    }

    @Test
    void shouldLeaveNoServerBehindAfterAStepThatNeedsNone() {
        var run = jbang(LESSON, "1").with("HOWDAH_CACHE", folder.toString()).run();
        assertThat(run.exitCode()).isZero();

        jbang(LESSON, "7").with("HOWDAH_CACHE", folder.toString()).run();
        assertThat(jbang(LESSON, "1").with("HOWDAH_CACHE", folder.toString()).run().exitCode()).isZero();
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream())
            .filter(command -> command.contains(folder.toString()) && command.contains("postgres -D")).toList())
            .as("servers that go on running").allSatisfy(command -> awaitEnd(command));
    }

    private static void awaitEnd(String command) {
        for (var turn = 0; turn < 100; turn++) {
            if (ProcessHandle.allProcesses().noneMatch(process -> process.info().commandLine().filter(command::equals).isPresent())) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(command);
    }

    @Test
    void shouldRefuseAStepThatIsNotThere() {
        var run = jbang(LESSON, "9").run();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("lesson01 has no step 9.", "a number from 1 to 7");

        var word = jbang(LESSON, "two").run();
        assertThat(word.exitCode()).isEqualTo(2);
        assertThat(word.err()).contains("\"two\" is not the number of a step.").doesNotContain("Exception", "\tat ");

        assertThat(jbang(LESSON, "2", "3").run().err()).contains("\"2 3\" is not the number of a step.");
    }

    @Test
    void shouldRunByItsAliasFromASubfolder() {
        var run = jbang("lesson01", "5").in(Repository.root().resolve("lessons")).run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("5. Insert a row\n");
    }

    @Test
    void shouldShowTheStatementsOfTheStep() {
        var run = jbang(LESSON, "5").with("HOWDAH_SHOW_SQL", "1").run();
        assertThat(run.out()).contains("SQL  test.insert: INSERT INTO test (num, data) VALUES (('100'::int4), ('abc''def'))")
            .doesNotContain("CREATE TABLE");
    }

    @Test
    void shouldRunManyTimesAtOnce() throws Exception {
        Callable<Repository.Outcome> lesson = () -> jbang(LESSON).within(Duration.ofMinutes(5)).run();
        var first = lesson.call();
        try (var twenty = Executors.newFixedThreadPool(20)) {
            for (var run : twenty.invokeAll(java.util.Collections.nCopies(20, lesson))) {
                assertThat(run.get().exitCode()).as(run.get().err()).isZero();
                assertThat(run.get().out().replaceAll("(howdah_lesson01)_\\d+", "$1").replaceAll(" +\n|─+\n", "\n"))
                    .isEqualTo(first.out().replaceAll(" +\n|─+\n", "\n"));
            }
        }
    }

    @Test
    void shouldNeedNoCleaningUpAfterAKill() throws Exception {
        var words = List.of(Repository.root().resolve("jbang").toString(), LESSON);
        for (var milliseconds = 100; milliseconds <= 1300; milliseconds += 150) {
            var process = new ProcessBuilder(words).directory(Repository.root().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Thread.sleep(milliseconds);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        var run = jbang(LESSON).run();
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void shouldEndWithinASecondOfCtrlC() throws Exception {
        var process = new ProcessBuilder(Repository.root().resolve("jbang").toString(), LESSON).directory(Repository.root().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(false);
        process.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", "1"));
        var waiting = process.start();
        try (var told = waiting.errorReader()) {
            assertThat(told.lines().filter(line -> !line.startsWith("[jbang]")).findFirst()).get().asString()
                .startsWith("Waiting for PostgreSQL at 127.0.0.1:1: connection refused.");
            new ProcessBuilder("kill", "-INT", String.valueOf(waiting.pid())).start().waitFor();
            assertThat(waiting.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.exitValue()).isEqualTo(130);
        } finally {
            waiting.destroyForcibly();
        }
    }
}
