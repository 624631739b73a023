package howdah.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a learner does in JupyterLab.
class LabTest {

    private static final String POSTS = """
        %%sql
        DROP TABLE IF EXISTS parrots;
        CREATE TABLE parrots (id int PRIMARY KEY, plumage text NOT NULL, wingspan numeric);
        INSERT INTO parrots VALUES (1, 'scarlet', 91), (2, 'blue', 86);""";

    private static final int SECONDS = 30;

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
    void shouldRunALessonFromStartToEnd() {
        try (var notebook = lab.lesson("lesson01")) {
            notebook.choose("Run", "Run All Cells").awaitDone(7);

            notebook.awaitOutput(6, "abc'def");
            assertThat(notebook.output(6).locator("table")).isVisible();
            assertThat(notebook.output(6).locator("th")).containsText(new String[] {"id", "num", "data"});
            assertThat(notebook.page().locator(".jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']")).hasCount(0);
            notebook.output(6).scrollIntoViewIfNeeded();
            notebook.keep("lesson");
        }
    }

    @Test
    void shouldDrawPictures() {
        try (var notebook = lab.notebook(POSTS, "%explain SELECT plumage FROM parrots WHERE wingspan > 90 ORDER BY 1", "%schema",
                "var rows = %sql SELECT plumage, wingspan FROM parrots ORDER BY 1", "%chart bars plumage wingspan from rows")) {
            notebook.run(0).run(1).run(2).run(3).run(4);

            assertThat(notebook.picture(1).locator("table")).containsText("Seq Scan on parrots");
            assertThat(notebook.picture(2).locator("svg")).containsText("wingspan");
            assertThat(notebook.picture(4).locator("svg")).containsText("scarlet");
            notebook.keep("pictures");
        }
    }

    @Test
    void shouldRunCellsTwiceAndOutOfOrder() {
        try (var notebook = lab.notebook("int n = 1;", "n + 40", "n = 2;")) {
            notebook.run(0).run(1).awaitOutput(1, "41").run(2).run(1).awaitOutput(1, "42").run(0).run(1).awaitOutput(1, "41");
        }
    }

    @Test
    void shouldCompleteAColumn() {
        try (var notebook = lab.notebook(POSTS, "")) {
            notebook.run(0).type(1, "%%sql\nSELECT p.plu FROM parrots p");
            notebook.press("Control+Home").press("ArrowDown");
            for (var i = 0; i < "SELECT p.plu".length(); i++) {
                notebook.press("ArrowRight");
            }

            pressUntil(notebook, "Tab", notebook.page().locator(".jp-Completer:has-text('plumage')"));
            notebook.keep("completion").press("Enter");
            assertThat(notebook.cell(1).locator(".cm-content")).containsText("SELECT p.plumage FROM");
        }
    }

    /// JupyterLab gives up what does not come within a second; a person presses the key again.
    private static void pressUntil(LabNotebook notebook, String key, Locator awaited) {
        for (var attempt = 1; attempt <= 6 && awaited.count() == 0; attempt++) {
            notebook.press(key);
            try {
                awaited.waitFor(new Locator.WaitForOptions().setTimeout(5_000));
            } catch (TimeoutError again) {
                // it may come at the next try
            }
        }
        assertThat(awaited).isVisible();
    }

    @Test
    void shouldTellOfATable() {
        try (var notebook = lab.notebook(POSTS, "%%sql\nSELECT * FROM parrots")) {
            notebook.run(0);
            notebook.cell(1).locator(".cm-content").click();
            notebook.press("Control+End").press("Shift+Tab");

            assertThat(notebook.page().locator(".jp-Tooltip")).containsText("wingspan",
                new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            notebook.keep("inspection");
        }
    }

    @Test
    void shouldLetSessionsWaitForEachOther() {
        try (var notebook = lab.notebook(POSTS, "%%sql --session a\nBEGIN;\nUPDATE parrots SET wingspan = 92 WHERE id = 1;",
                "%%sql --session b --background\nUPDATE parrots SET wingspan = 90 WHERE id = 1;\nSELECT 'b is done' AS told;",
                "%%sql --session a\nCOMMIT;")) {
            notebook.run(0).run(1).run(2);

            notebook.awaitOutput(2, "wait").keep("sessions-waiting");
            notebook.run(3).awaitOutput(2, "b is done").keep("sessions-done");
        }
    }

    @Test
    void shouldInterruptAStatement() {
        try (var notebook = lab.notebook("%%sql\nSELECT 'beg' || 'un' AS told;\nSELECT pg_sleep(600);", """
                %%sql --session watch
                SELECT count(*) || ' at work' AS told FROM pg_stat_activity
                WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()""", "6 * 7")) {
            notebook.submit(0).awaitOutput(0, "begun");

            notebook.choose("Kernel", "Interrupt Kernel").awaitDoneWithin(SECONDS, 0);

            notebook.run(1).awaitOutput(1, "0 at work").run(2).awaitOutput(2, "42").keep("interrupt");
        }
    }

    @Test
    void shouldInterruptALoop() {
        try (var notebook = lab.notebook("System.out.println(\"be\" + \"gun\");\nwhile (true) { }", "6 * 7")) {
            notebook.submit(0).awaitOutput(0, "begun");

            notebook.choose("Kernel", "Interrupt Kernel").awaitDoneWithin(SECONDS, 0);

            notebook.run(1).awaitOutput(1, "42");
        }
    }

    @Test
    void shouldRestartTheKernel() {
        try (var notebook = lab.notebook("int remembered = 1;", "remembered")) {
            notebook.run(0).run(1).awaitOutput(1, "1");

            notebook.choose("Kernel", "Restart Kernel…").accept("Confirm Kernel Restart").awaitIdle();

            notebook.run(1).awaitOutput(1, "remembered").awaitOutput(1, "cannot find symbol");
        }
    }

    @Test
    void shouldAskThePerson() {
        try (var notebook = lab.notebook("var name = IO.readln(\"Your name? \");\n\"Hello, \" + name",
                "new java.util.Scanner(System.in).nextLine().length()")) {
            notebook.submit(0).answer(0, "Ella").awaitDone(0).awaitOutput(0, "Hello, Ella").keep("input");
            notebook.submit(1).answer(1, "four").awaitDone(1).awaitOutput(1, "4");
        }
    }

    @Test
    void shouldCheckAnExerciseUntilItPasses() {
        var exercise = 8;
        var check = 9;
        try (var notebook = lab.lesson("lesson01")) {
            notebook.run(0).run(exercise).run(check).awaitOutput(check, "second").keep("check-fails");

            notebook.typeBehind(exercise, "abc'def\"));",
                "session.insert(\"test.insert\", Map.of(\"num\", 200, \"data\", \"it's mine\"));");
            notebook.run(exercise).awaitOutput(exercise, "it's mine");
            notebook.run(check).awaitOutput(check, "Passed").keep("check-passes");
        }
    }
}
