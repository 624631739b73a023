package howdah.runner;

import howdah.course.Course;
import howdah.course.Progress;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// A lesson and somebody who goes through it. What was shown scrolls away like any transcript; only the line of keys does not stay.
final class Play implements AutoCloseable {

    private static final List<String> RUN = List.of("Enter run", "b back", "g go to", "l list", "? help", "q quit");
    private static final List<String> NEXT =
        List.of("Enter next", "s statements", "b back", "r again", "g go to", "l list", "? help", "q quit");
    private static final List<String> END = List.of("Enter end", "s statements", "b back", "r again", "g go to", "l list", "? help", "q quit");

    private static final String HELP = """
        Enter, space, →  run the step, then go to the next one
        b, ←             undo the step: its data is as it was before; once more goes one step further back
        r                undo the step and run it again
        g                go to a step by its number; those before it are run
        c                the methods and types above main that the step uses
        s                the statements that the step has sent, and how long each took
        l                the list of steps
        q                quit; the next time it goes on here
        Ctrl-C           interrupt a step that runs, or quit""";

    private final Progress progress;
    private final Console console;
    private final StatusLine line;
    private final Walk walk;
    private final Work work;
    private int step;
    /// That of the step, or null if it was not run yet or was undone.
    private Walk.Result result;
    private boolean needsGap;

    Play(CourseFolder course, Path lesson) {
        progress = course.progress();
        console = Console.open();
        line = new StatusLine(console);
        try {
            var told = new Told();
            walk = new Walk(lesson, course.root(), screen(), false, told);
            told.end();
        } catch (RuntimeException failure) {
            console.close();
            throw failure;
        }
        work = new Work(console, walk);
    }

    private DisposableJvm.Screen screen() {
        return new DisposableJvm.Screen(console.columns(), isColored());
    }

    private static boolean isColored() {
        return System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    private Show show() {
        return Show.of(isColored(), console.columns());
    }

    private StepText text() {
        return new StepText(show(), console.columns());
    }

    private Course.Lesson lesson() {
        return walk.lesson();
    }

    private int last() {
        return lesson().steps().size();
    }

    /// @param from   the step to begin with; 0 for the first
    /// @param chosen whether the user has named it
    /// @return the exit code
    int run(int from, boolean chosen) {
        var first = Math.clamp(from, 1, last());
        print(show().title("Lesson %d: %s".formatted(lesson().number(), lesson().title().strip())));
        if (first > 1 && !chosen) {
            print(show().prose("You stopped at step %d of %d: it goes on there. `g` goes to another one.".formatted(first, last())));
        }
        goTo(first);
        while (true) {
            line.show(result == null || result.isFailed() ? RUN : step == last() ? END : NEXT);
            var event = console.take();
            line.clear();
            switch (event) {
                case Console.Key(var name) -> {
                    var exitCode = press(name);
                    if (exitCode >= 0) {
                        return exitCode;
                    }
                }
                case Console.Resized resized -> walk.fit(screen());
                case Console.HangUp hangUp -> {
                    return Failure.INTERRUPTED;
                }
                default -> {
                    // told by a step that was left
                }
            }
        }
    }

    /// @return the exit code, or -1 to go on
    private int press(String key) {
        switch (key) {
            case Keys.ENTER, " ", Keys.RIGHT, Keys.PAGE_DOWN -> {
                if (result != null && !result.isFailed() && step == last()) {
                    return end();
                }
                forward();
            }
            case "b", Keys.LEFT, Keys.PAGE_UP -> back();
            case "r" -> runStep();
            case "g" -> askStep();
            case "s" -> print(result == null ? "The step was not run yet." : text().statements(result.statements()));
            case "c" -> print(declarations());
            case "l" -> print(list());
            case "?", "h" -> print(HELP);
            case "q", Keys.CTRL_D -> {
                return 0;
            }
            case Keys.CTRL_C -> {
                return Failure.INTERRUPTED;
            }
            default -> {
                // no key of ours
            }
        }
        return -1;
    }

    private int end() {
        progress.stoppedAt(lesson().name(), 0);
        print("That was lesson %d. Next: its exercises, in `jbang lesson watch`.".formatted(lesson().number()));
        return 0;
    }

    private void forward() {
        if (result == null || result.isFailed()) {
            runStep();
        } else {
            goTo(step + 1);
        }
    }

    private void back() {
        if (result == null && step == 1) {
            print("This is the first step.");
        } else {
            goTo(result == null ? step - 1 : step);
        }
    }

    /// Shows a step, and stands before it.
    private void goTo(int wanted) {
        var way = perform(() -> walk.to(wanted));
        if (way == null) {
            return;
        }
        step = Math.min(way.isFailed() ? way.step() : wanted, last());
        result = null;
        progress.stoppedAt(lesson().name(), step);
        needsGap = true;
        print(text().prose(shown()) + "\n\n" + text().fittingCode(shown().source()));
        if (!Course.declarations(lesson(), shown()).isEmpty()) {
            print(show().prose("(`c` shows the code above `main` that it uses.)"));
        }
        needsGap = true;
        if (way.isFailed()) {
            print(way.error());
        }
    }

    private Course.Step shown() {
        return lesson().steps().get(step - 1);
    }

    private String declarations() {
        var used = Course.declarations(lesson(), shown()).stream().map(text()::declaration).toList();
        return used.isEmpty() ? "It uses nothing that stands above main." : String.join("\n\n", used);
    }

    private void runStep() {
        var ran = perform(() -> walk.run(step, work.listener()));
        if (ran == null) {
            return;
        }
        result = ran;
        if (ran.isFailed()) {
            print(ran.error() + (ran.step() == step ? "" : "\n(in step %d)".formatted(ran.step())));
        }
        print(show().prose("(%s)".formatted(text().cost(ran))));
    }

    /// @return null if it could not be done, which is told then
    private Walk.Result perform(Callable<Walk.Result> task) {
        try {
            return work.perform(task, this::hear);
        } catch (Failure failure) {
            print(show().error(failure));
            return null;
        }
    }

    private void hear(Console.Event event) {
        switch (event) {
            case Work.Heard(Message.Progress progressing) -> line.show(List.of(progressing.text()));
            case Work.Heard(var message) when text().told(message) != null -> print(text().told(message));
            case Console.Resized resized -> walk.fit(screen());
            default -> {
                // keys count when the step has ended
            }
        }
    }

    private void askStep() {
        var typed = line.ask("Step (1 to %d), then Enter: ".formatted(last()));
        if (!typed.isEmpty()) {
            goToTyped(typed);
        }
    }

    private void goToTyped(String typed) {
        var wanted = Integer.parseInt(typed);
        if (wanted < 1 || wanted > last()) {
            print("There is no step %s: they are 1 to %d.".formatted(typed, last()));
        } else {
            goTo(wanted);
        }
    }

    private String list() {
        return String.join("\n", lesson().steps().stream()
            .map(each -> (each.number() == step ? "> " : "  ") + each.number() + ". " + each.title()).toList());
    }

    private void print(String text) {
        line.clear();
        var isWide = needsGap || text.contains("\n");
        console.print((isWide ? "\n" : "") + text + "\n");
        needsGap = isWide;
    }

    @Override
    public void close() {
        line.clear();
        console.close();
        walk.close();
    }
}
