package howdah;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drives `jbang test` in a small repository, whose tests end in every way a test can end.
class TestsTest {

    @TempDir
    static Path repository;

    @BeforeAll
    static void makeARepository() throws IOException {
        write("jbang-catalog.json", """
            {"aliases": {"test": {"script-ref": "scripts/Tests.java"}}}
            """);
        write("tests/howdah/LampTest.java", """
            package howdah;

            import net.jqwik.api.ForAll;
            import net.jqwik.api.Property;
            import org.junit.jupiter.api.Assertions;
            import org.junit.jupiter.api.Assumptions;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.Test;

            class LampTest {

                @Test
                void shouldShine() {
                    new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
                }

                @Test
                void shouldBlink() {
                    Assertions.assertEquals("on", "off");
                }

                @Test
                void shouldDim() {
                    Assumptions.assumeTrue(false, "no dimmer: fit one");
                }

                @Property
                boolean shouldGlow(@ForAll int volts) {
                    return volts < 230;
                }

                @Test
                @Tag("soak")
                void shouldShineForAYear() {
                }
            }
            """);
        write("tests/howdah/SwitchTest.java", """
            package howdah;

            import org.junit.jupiter.api.BeforeAll;
            import org.junit.jupiter.api.Test;

            class SwitchTest {

                @BeforeAll
                static void fitTheSwitch() {
                    throw new IllegalStateException("no switch");
                }

                @Test
                void shouldSwitch() {
                }
            }
            """);
        copy("scripts/Tests.java");
        try (var show = Files.list(Repository.root().resolve("scripts/howdah/show"))) {
            for (var file : show.toList()) {
                copy("scripts/howdah/show/" + file.getFileName());
            }
        }
    }

    @Test
    void shouldTellFailuresSkipsAndTheSum() {
        var outcome = test().run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
            .containsPattern("(?m)^LampTest +1 passed, 1 failed, 1 skipped +\\d+\\.\\d s$")
            .containsPattern("(?m)^LampTest.shouldBlink failed: .*expected: <on> but was: <off>$")
            .contains("  LampTest.shouldBlink\n", "expected: <on> but was: <off>", "at howdah.LampTest.shouldBlink(LampTest.java:")
            .contains("  LampTest.shouldGlow\n", "seed = ")
            .contains("  SwitchTest\n", "IllegalStateException: no switch")
            .contains("\nSkipped:\n  LampTest.shouldDim: no dimmer: fit one\n")
            .endsWith("\n1 passed, 3 failed, 1 skipped\n");
    }

    @Test
    void shouldRunTestsByAPartOfTheirNameAndEndDespiteTheirThreads() {
        var outcome = test("SHINE").run();

        assertThat(outcome.out()).endsWith("\n1 passed, 0 failed, 0 skipped\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void shouldLetNoTestBeSkippedInContinuousIntegration() {
        assertThat(test("dim").run().exitCode()).isZero();

        var outcome = test("dim").with("CI", "true").run();

        assertThat(outcome.out()).contains("no test may be skipped").endsWith("\n0 passed, 0 failed, 1 skipped\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldRunTheLongTestsOnRequestOnly() {
        assertThat(test("--soak").run().out()).contains("LampTest").endsWith("\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void shouldFailWhereThereIsNoTestToRun() {
        var outcome = test("--soak", "SwitchTest").run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).endsWith("\n0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void shouldNameTheNearestOfAnUnknownName() {
        var outcome = test("LmpTest").run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("\"LmpTest\"", "The nearest: LampTest,");
    }

    @Test
    void shouldShowItsUsageForAnUnknownOption() {
        var outcome = test("--quick").run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Unknown option: '--quick'", "Usage: jbang test");
    }

    @Test
    void shouldListTheTests() {
        var outcome = test("--list", "lamp").run();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()).contains("LampTest.shouldBlink", "LampTest.shouldDim", "LampTest.shouldShine");
    }

    private static Repository.Command test(String... arguments) {
        return Repository.jbang("test").and(arguments).in(repository).without("CI");
    }

    private static void write(String name, String text) throws IOException {
        var file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(String name) throws IOException {
        write(name, Files.readString(Repository.root().resolve(name)));
    }
}
