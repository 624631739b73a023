package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Jupyter's own test of a kernel, `jupyter_kernel_test`: all of it.
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {

    private static final int TESTS = 13;

    @Test
    void shouldPassOneByOne() {
        var run = conformance("--each");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("Ran 1 test "))).hasSize(TESTS);
        assertThat(run.out()).doesNotContain("skipped");
    }

    @Test
    void shouldPassTogether() {
        var run = conformance();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Ran %d tests".formatted(TESTS)).doesNotContain("skipped");
    }

    private static Repository.Outcome conformance(String... options) {
        return Jupyter.command("python", Python.resource("conformance.py"), Kernels.HOWDAH).and(options)
            .within(Duration.ofMinutes(5)).run();
    }
}
