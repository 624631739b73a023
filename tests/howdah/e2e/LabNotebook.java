package howdah.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/// A notebook that is open in a browser, and a person at its keys. Cells count from 0.
final class LabNotebook implements AutoCloseable {

    private static final int LIMIT_MILLISECONDS = 60_000;

    private final Page page;

    LabNotebook(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    /// A code cell, counted among code cells only.
    Locator cell(int number) {
        return page.locator(".jp-Notebook .jp-CodeCell").nth(number);
    }

    Locator output(int number) {
        return cell(number).locator(".jp-Cell-outputArea");
    }

    /// What stands before a cell: `[3]:`, or `[*]:` while it runs.
    Locator prompt(int number) {
        return cell(number).locator(".jp-InputArea-prompt");
    }

    /// Puts text into a cell, in place of what was there.
    LabNotebook type(int number, String text) {
        cell(number).locator(".cm-content").click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        page.keyboard().insertText(text);
        return this;
    }

    /// Runs a cell without waiting.
    LabNotebook submit(int number) {
        cell(number).locator(".cm-content").click();
        page.keyboard().press("Control+Enter");
        return this;
    }

    /// Runs a cell to its end.
    LabNotebook run(int number) {
        var before = prompt(number).textContent();
        submit(number);
        assertThat(prompt(number)).not().hasText(before);
        return awaitDone(number);
    }

    LabNotebook awaitRunning(int number) {
        assertThat(prompt(number)).hasText("[*]:", new LocatorAssertions.HasTextOptions().setTimeout(LIMIT_MILLISECONDS));
        return this;
    }

    LabNotebook awaitDone(int number) {
        assertThat(prompt(number)).hasText(Pattern.compile("\\[\\d+]:"),
            new LocatorAssertions.HasTextOptions().setTimeout(LIMIT_MILLISECONDS));
        return this;
    }

    LabNotebook awaitOutput(int number, String text) {
        assertThat(output(number)).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT_MILLISECONDS));
        return this;
    }

    /// Waits until the kernel is there and has nothing to do.
    LabNotebook awaitIdle() {
        assertThat(page.locator("#jp-main-statusbar")).containsText("| Idle",
            new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT_MILLISECONDS));
        return this;
    }

    /// Chooses a command from the menu bar.
    LabNotebook choose(String menu, String command) {
        page.locator(".lm-MenuBar-item").getByText(menu, new Locator.GetByTextOptions().setExact(true)).click();
        page.locator(".lm-Menu-item").filter(new Locator.FilterOptions().setHas(
            page.locator(".lm-Menu-itemLabel").getByText(command, new Locator.GetByTextOptions().setExact(true)))).first().click();
        return this;
    }

    /// Presses a button of a dialog.
    LabNotebook accept(String button) {
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
        return this;
    }

    /// Clicks behind a text in a cell, where that text ends.
    LabNotebook press(String keys) {
        page.keyboard().press(keys);
        return this;
    }

    LabNotebook keep(String screenshot) {
        Lab.keepScreenshot(page, screenshot);
        return this;
    }

    @Override
    public void close() {
        page.close();
    }
}
