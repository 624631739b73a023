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
    private final Runnable atEnd;

    /// @param atEnd what is to be done when it is closed
    LabNotebook(Page page, Runnable atEnd) {
        this.page = page;
        this.atEnd = atEnd;
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

    /// What a cell has displayed, as far as it is no plain text.
    Locator picture(int number) {
        return output(number).locator(".jp-RenderedHTMLCommon, .jp-RenderedSVG");
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
        return awaitDoneWithin(LIMIT_MILLISECONDS / 1000, number);
    }

    LabNotebook awaitDoneWithin(int seconds, int number) {
        assertThat(prompt(number)).hasText(Pattern.compile("\\[\\d+]:"),
            new LocatorAssertions.HasTextOptions().setTimeout(seconds * 1000.0));
        return this;
    }

    /// Answers a cell that asks.
    LabNotebook answer(int number, String text) {
        var field = output(number).locator(".jp-Stdin-input");
        field.fill(text);
        field.press("Enter");
        return this;
    }

    /// Puts a line into a cell, behind the line that ends like that.
    LabNotebook typeBehind(int number, String ending, String text) {
        var line = cell(number).locator(".cm-line").filter(new Locator.FilterOptions().setHasText(ending)).last();
        line.click();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.keyboard().insertText(text);
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
            page.locator(".lm-Menu-itemLabel").getByText(command, new Locator.GetByTextOptions().setExact(true))))
            .first().click();
        return this;
    }

    /// Presses a button of a dialog.
    LabNotebook accept(String button) {
        page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
        return this;
    }

    /// Presses keys, by Playwright's names, where the cursor is.
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
        atEnd.run();
    }
}
