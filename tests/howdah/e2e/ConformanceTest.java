package howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import howdah.Repository;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Jupyter's own test of a kernel, `jupyter_kernel_test`: all of it.
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {

    private static final int TESTS = 13;

    @TestFactory
    Stream<DynamicTest> shouldPassOneByOne() {
        return names().stream().map(name -> dynamicTest("[" + name + "]", () -> {
            var run = conformance(name);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }));
    }

    @Test
    void shouldPassTogether() {
        var run = conformance();

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("Ran %d tests".formatted(TESTS)).doesNotContain("skipped");
        assertThat(names()).hasSize(TESTS);
    }

    private static List<String> names() {
        return conformance("--list").out().lines().toList();
    }

    private static Repository.Outcome conformance(String... names) {
        return Jupyter.command("python", Python.resource("conformance.py"), Kernels.HOWDAH).and(names).run();
    }
}
