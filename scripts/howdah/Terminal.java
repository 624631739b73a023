package howdah;

import howdah.database.Database;
import howdah.show.Progress;
import howdah.show.Show;

/// Where a lesson prints: its story on standard output, what a person should know meanwhile on standard error.
final class Terminal implements Database.Listener {

    private final Show show = Show.forTerminal();
    private final Progress progress = show.progress();
    private volatile int step;
    private volatile boolean isShown = true;
    private boolean hasBegun;
    private String lastValue = "";

    /// Errors from now on happened in that step; its statements are told only if it is shown.
    void enter(int number, boolean shown) {
        step = number;
        isShown = shown;
    }

    void tell(int number, String title, String prose) {
        print((hasBegun ? "\n" : "") + show.heading(number, title) + "\n\n" + show.prose(prose.strip()) + "\n");
        hasBegun = true;
        lastValue = "";
    }

    String text(Object value) {
        return show.text(value);
    }

    /// Prints a value, with an empty line between a table and what stands beside it.
    synchronized void show(String text) {
        var isBesideTable = !lastValue.isEmpty() && (lastValue + text).contains("\n");
        print(isBesideTable ? "\n" + text : text);
        lastValue = text;
    }

    /// Prints complete lines, after taking away a line that told of progress.
    synchronized void print(String text) {
        progress.close();
        System.out.println(text);
    }

    synchronized void error(Throwable failure) {
        progress.close();
        System.out.flush();
        System.err.println(show.error(failure, step == 0 ? null : "step " + step));
    }

    @Override
    public void progress(String message) {
        progress.update(message);
    }

    @Override
    public void warning(String message) {
        progress.note(message);
    }

    @Override
    public void statement(String sql) {
        if (isShown) {
            print(show.text("SQL  " + sql));
        }
    }
}
