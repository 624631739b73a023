package howdah.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a learner does in JupyterLab.
class LabTest {

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Lab.start();
    }

    @AfterAll
    static void stop() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void shouldRunCellsTwiceAndOutOfOrder() {
        try (var notebook = lab.notebook("n = 1", "n + 40", "n = 2;")) {
            notebook.run(0).run(1).awaitOutput(1, "41").run(2).run(1).awaitOutput(1, "42").run(0).run(1).awaitOutput(1, "41");
            notebook.keep("try");
        }
    }
}
