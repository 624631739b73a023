package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a lesson may call, in lessons made for these tests.
@Execution(ExecutionMode.CONCURRENT)
class BootstrapTest {

    private static final String TWO_SESSIONS = "tests/lessons/twoSessions.java";
    private static final String TIME_LINE = "tests/lessons/timeLine.java";
    private static final String FAILING = "tests/lessons/failing.java";
    private static final String FOLDER = "tests/lessons/folder.java";
    private static final String NEEDS = "tests/lessons/needs.java";
    private static final String PICTURES = "tests/lessons/pictures.java";

    /// Each of these lessons is run once or twice: making an AOT cache for it would take longer than it saves.
    private static Repository.Command jbang(String... arguments) {
        return Repository.jbang(arguments).with("HOWDAH_AOT", "0");
    }

    @Test
    void shouldJoinTheOutputOfSessionsInTheOrderOfSteps() {
        var run = jbang(TWO_SESSIONS, "2").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("""
            b waits for a lock of a
            a has committed

             id │ num │ data
            ────┼─────┼────────
              1 │   3 │ shared
            (1 row)
            """);
    }

    @Test
    void shouldDrawSessionsThatStillWait() {
        var run = jbang(TIME_LINE, "1").with("COLUMNS", "130").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("waits for a: row lock on wallets", "waits for b: row lock on wallets")
            .doesNotContain("goes on");
    }

    @Test
    void shouldDrawADeadlockToItsEnd() {
        var run = jbang(TIME_LINE, "2").with("COLUMNS", "130").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsSubsequence("┏ waits for a: row lock on wallets", "┏ waits for b: row lock on wallets",
            "┗ fails, to end a deadlock", "┗ goes on", "ROLLBACK", "the victim").doesNotContain("points + 1 ");
    }

    @Test
    void shouldDeleteTheFoldersOfALessonHoweverItEnds() {
        for (var arguments : List.of(List.of(FOLDER, "1"), List.of(FOLDER))) {
            var run = jbang(arguments.toArray(String[]::new)).run();

            assertThat(run.exitCode()).as(run.err()).isEqualTo(arguments.size() == 1 ? 1 : 0);
            assertThat(run.out().lines().filter(line -> line.contains("howdah-folder-"))).hasSize(2)
                .noneMatch(line -> Files.exists(Path.of(line)));
        }
    }

    @Test
    void shouldRollBackASessionThatIsOpenedAgain() {
        var run = jbang(TWO_SESSIONS, "3").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("  1 │   3 │ shared\n(1 row)\n");
    }

    @Test
    void shouldFailWithWhatFailsInTheBackground() {
        var run = jbang(TWO_SESSIONS).run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("No mapper has a statement \"test.nothing\".\n").contains("step 4")
            .doesNotContain("\tat ");
    }

    @Test
    void shouldShowValuesOfAllKinds() {
        var run = jbang(FAILING, "1").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(" title   │ votes\n─────────┼───────\n 日本 👍 │ NULL\n")
            .contains(" price │ empty │ missing │ long").contains("  1.50 │       │ NULL    │ xxxxxxxxx").contains("…");
    }

    @Test
    void shouldLeaveThroughAnyCatch() {
        var run = jbang(FAILING, "2").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2. Catch\n").contains("ERROR: relation \"test\" does not exist", "42P01 undefined_table")
            .doesNotContain("3. Let go");
    }

    @Test
    void shouldTellAnExceptionThatLeavesMain() {
        var run = jbang(FAILING).run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("  Where:     failing.java, line 32, step 3\n", "mappers/test.xml, line ", "statement test.insert",
            "  Next:      ").doesNotContain("\tat ", "Exception in thread");
    }

    @Test
    void shouldAddTheStackTraceOnRequest() {
        var run = jbang(FAILING, "3").with("HOWDAH_TRACE", "1").run();
        assertThat(run.err()).contains("\tat failing.main(failing.java:32)");
    }

    /// The settings name a server that never answers: the own one does not need it.
    @Test
    void shouldWorkOnAServerOfItsOwnWhateverTheSettingsSay() {
        var run = jbang("tests/lessons/ownServer.java").with("PGHOST", "127.0.0.1").with("PGPORT", "1").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsSubsequence("1. Own", "true", "learner", "howdah_ownserver", "2. Stop", "true", "3. Kill", "1\n", "false");
        assertThat(run.err()).contains("connection refused");
    }

    @Test
    void shouldSkipAloudWhatNeedsMoreThanThereIs() {
        var run = jbang(NEEDS).run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\nthere\n", "\nhstore\n", "\nown\n").doesNotContain("\nnewer", "\nminimal", "\nsuperuser");
        assertThat(run.out().lines().filter(line -> line.startsWith("Skipped: "))).hasSizeGreaterThanOrEqualTo(7)
            .allSatisfy(line -> assertThat(line).containsPattern("^Skipped: this needs .+\\. Next: .+"));
    }

    @Test
    void shouldSkipInSilenceBeforeTheStepThatWasAskedFor() {
        var run = jbang(NEEDS, "5").run();
        assertThat(run.out()).startsWith("5. Allowed\n").containsOnlyOnce("Skipped: ");
    }

    @Test
    void shouldDrawPicturesAsWideAsTheTerminal() {
        var run = jbang(PICTURES).with("COLUMNS", "40").run();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\nSort ◀ costliest\n│  Sort Key: num\n", "\n└─ Seq Scan on test\n",
            "\nrows per second\n one by one     900 ▌\n COPY        40,000 ████████████████████\n",
            "\ntest\n id integer PRIMARY KEY, DEFAULT\n", "\nvotes by hour\n",
            " numb… │ more │ one_…\n", " COMMIT   │\n          │ ┏ waits for a\n");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 40);
    }
}
