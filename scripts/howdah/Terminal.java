package howdah;

import howdah.database.Database;
import howdah.show.Progress;
import howdah.show.Show;

/// Where a lesson prints: its story on standard output, what a person should know meanwhile on standard error.
final class Terminal implements Stage {

    private final Show show = Show.forTerminal();
    private final Progress progress = show.progress();
    private final int wanted;
    private volatile int step;
    private volatile boolean isShown;
    private boolean hasBegun;
    private String lastValue = "";

    /// @param wanted the number of the only step to be shown; 0 shows them all
    Terminal(int wanted) {
        this.wanted = wanted;
        isShown = wanted == 0;
    }

    @Override
    public void step(int number, String title, String prose) {
        if (wanted > 0 && step == wanted) {
            throw new LessonProgram.Over();
        }
        step = number;
        isShown = wanted == 0 || step == wanted;
        if (isShown) {
            tell(number, title, prose);
        }
    }

    private void tell(int number, String title, String prose) {
        print((hasBegun ? "\n" : "") + show.heading(number, title) + "\n\n" + show.prose(prose.strip()) + "\n");
        hasBegun = true;
        lastValue = "";
    }

    @Override
    public Runnable show(Object value) {
        if (!isShown) {
            return () -> { };
        }
        var text = show.text(value);
        return () -> show(text);
    }

    /// Prints a value, with an empty line between a table and what stands beside it.
    private synchronized void show(String text) {
        var isBesideTable = !lastValue.isEmpty() && (lastValue + text).contains("\n");
        print(isBesideTable ? "\n" + text : text);
        lastValue = text;
    }

    /// Prints complete lines, after taking away a line that told of progress.
    private synchronized void print(String text) {
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
    public void statement(Database.Statement statement) {
        if (isShown && Database.showsSql()) {
            print(show.text("SQL  " + statement));
        }
    }
}
