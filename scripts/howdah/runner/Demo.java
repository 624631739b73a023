package howdah.runner;

import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import howdah.jvm.Message;
import howdah.show.Failure;
import howdah.show.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A lesson on a projector: a step is shown, its code is typed, it is run; forwards and backwards.
final class Demo implements AutoCloseable {

    private static final String HELP =
        "Enter, →: go on · ←: back · r: again · g: go to · f: recorded · x: faults · .: blank · ↑ ↓: scroll · q: quit";
    private static final String FAULTS = "Faults: k kill the connections · s stop the server · t start it · any other key: none";
    private static final String SERVER_STOPPED = "the server is stopped";

    private final Course.Lesson lesson;
    private final boolean isInstant;
    /// Null if somebody is at the keys.
    private final Pace pace;
    private final Console console;
    private final DemoPage page;
    private final Performance performance;
    private final Work work;
    private final long started = System.currentTimeMillis();
    private int step;
    private int typed;
    private final List<String> shown = new ArrayList<>();
    /// That of the step, or null before it was run.
    private Performance.Outcome outcome;
    private String footer = "";
    private int scrolledUp;
    private boolean isRunning;
    private boolean isBlank;
    private boolean hasFaultsMenu;
    private int exitCode;

    /// @param isInstant whether code is there at once, not typed
    /// @param pace      of a demo that runs by itself; null if somebody is at the keys
    Demo(Path root, Course.Lesson lesson, boolean isInstant, Pace pace) {
        this.lesson = lesson;
        this.isInstant = isInstant;
        this.pace = pace;
        console = Console.open();
        page = new DemoPage(console);
        try {
            var told = new Told();
            performance = new Performance(root, lesson, screen(), told);
            told.end();
        } catch (RuntimeException failure) {
            console.close();
            throw failure;
        }
        work = new Work(console, performance.walk());
    }

    private DisposableJvm.Screen screen() {
        return new DisposableJvm.Screen(page.columns(), true);
    }

    private List<Course.Step> steps() {
        return performance.lesson().steps();
    }

    private Course.Step current() {
        return steps().get(step - 1);
    }

    private String code() {
        return current().source().strip();
    }

    private boolean isTyping() {
        return outcome == null && typed < code().length();
    }

    /// @return the exit code: that of the last step which failed without a recording
    int run() {
        console.takeScreen();
        goTo(1);
        while (true) {
            var event = pace == null ? console.take() : console.poll(pause());
            switch (event) {
                case null -> {
                    if (outcome != null && (step == steps().size() || outcome.isFailed())) {
                        return exitCode;
                    }
                    goOnByItself();
                }
                case Console.Key(var name) -> {
                    if (isEnd(name)) {
                        return name.equals(Keys.CTRL_C) ? Failure.INTERRUPTED : exitCode;
                    }
                    press(name);
                }
                case Console.HangUp hangUp -> {
                    return Failure.INTERRUPTED;
                }
                case Console.Resized resized -> resize();
                default -> {
                    // told by a step that was left
                }
            }
        }
    }

    private long pause() {
        return isTyping() ? typed == 0 ? pace.reading(current().prose()) : pace.typing()
            : outcome == null ? pace.beforeRunning() : pace.looking(shown);
    }

    private void goOnByItself() {
        if (isTyping()) {
            type(isInstant ? code().length() : 1);
        } else {
            forward();
        }
    }

    private boolean isEnd(String key) {
        var isAtEnd = outcome != null && step == steps().size() && !outcome.isFailed();
        return key.equals(Keys.CTRL_C) || key.equals(Keys.CTRL_D) || isCommand() && (key.equals("q") || isAtEnd && isForward(key));
    }

    /// Whether letters are commands: while code is typed by hand, each of them types.
    private boolean isCommand() {
        return !hasFaultsMenu && !isBlank && (pace != null || !isTyping());
    }

    private static boolean isForward(String key) {
        return List.of(Keys.ENTER, Keys.RIGHT, Keys.PAGE_DOWN, " ").contains(key);
    }

    private void press(String key) {
        footer = "";
        if (isBlank) {
            isBlank = false;
        } else if (hasFaultsMenu) {
            playFault(key);
        } else {
            pressOnPage(key);
        }
        draw();
    }

    private void pressOnPage(String key) {
        switch (key) {
            case Keys.TAB -> isBlank = true;
            case Keys.UP -> scrolledUp += 3;
            case Keys.DOWN -> scrolledUp = Math.max(0, scrolledUp - 3);
            case Keys.LEFT, Keys.PAGE_UP -> back();
            case Keys.ENTER, Keys.RIGHT, Keys.PAGE_DOWN -> forward();
            case Keys.BACKSPACE -> typed = Math.max(0, typed - 1);
            case Keys.ESCAPE -> typed = code().length();
            default -> {
                if (isCommand()) {
                    command(key);
                } else {
                    type(3);
                }
            }
        }
    }

    private void command(String key) {
        switch (key) {
            case " " -> forward();
            case "b" -> back();
            case "r" -> runStep();
            case "g" -> askStep();
            case "f" -> showRecorded();
            case "x" -> hasFaultsMenu = performance.server() != null;
            case "." -> isBlank = true;
            case "?", "h" -> footer = HELP;
            default -> {
                // no key of ours
            }
        }
    }

    /// The right characters come, whichever key was hit; blanks by themselves.
    private void type(int characters) {
        typed = Math.min(code().length(), typed + characters);
        while (typed < code().length() && Character.isWhitespace(code().charAt(typed))) {
            typed++;
        }
        scrolledUp = 0;
        draw();
    }

    private void forward() {
        if (isTyping()) {
            typed = code().length();
        } else if (outcome == null || outcome.isFailed()) {
            runStep();
        } else if (step < steps().size()) {
            goTo(step + 1);
        }
    }

    private void back() {
        goTo(Math.max(1, outcome == null && typed <= start() ? step - 1 : step));
    }

    private int start() {
        return isInstant ? code().length() : 0;
    }

    private void askStep() {
        var wanted = new StatusLine(console).ask("Step (1 to %d): ".formatted(steps().size()));
        if (!wanted.isEmpty() && Integer.parseInt(wanted) >= 1 && Integer.parseInt(wanted) <= steps().size()) {
            goTo(Integer.parseInt(wanted));
        }
    }

    private void goTo(int wanted) {
        step = wanted;
        outcome = null;
        shown.clear();
        typed = start();
        scrolledUp = 0;
        tellPlace("to be shown");
        draw();
    }

    private void runStep() {
        shown.clear();
        typed = code().length();
        scrolledUp = 0;
        outcome = null;
        tellPlace("running");
        var ran = attempt(() -> performance.run(step, work.listener()));
        if (ran != null) {
            take(ran);
        }
    }

    private void showRecorded() {
        take(performance.recorded(step));
    }

    private void take(Performance.Outcome ran) {
        outcome = ran;
        typed = code().length();
        shown.clear();
        shown.addAll(ran.shown());
        if (ran.isFailed()) {
            exitCode = ran.exitCode();
            shown.add(ran.error());
        } else if (ran.recorded() != null) {
            shown.add("(recorded on %s)".formatted(ran.recorded().replace('T', ' ').replace("Z", " UTC")));
        }
        tellPlace("shown");
        draw();
    }

    /// @return null if it could not be done, which is told then
    private Performance.Outcome attempt(java.util.concurrent.Callable<Performance.Outcome> task) {
        isRunning = true;
        try {
            return work.perform(task, this::hear);
        } catch (Failure failure) {
            exitCode = failure.exitCode();
            shown.add(Show.of(true, page.columns()).error(failure));
            return null;
        } finally {
            isRunning = false;
        }
    }

    private void hear(Console.Event event) {
        switch (event) {
            case Work.Heard(Message.Progress progress) -> footer = progress.text();
            case Work.Heard(var message) -> {
                var told = new StepText(Show.of(true, page.columns()), page.columns()).told(message);
                if (told != null) {
                    shown.add(told);
                }
            }
            case Console.Key(var key) when hasFaultsMenu -> playFault(key);
            case Console.Key(var key) when key.equals("x") -> hasFaultsMenu = performance.server() != null;
            case Console.Resized resized -> resize();
            default -> {
                // other keys count when the step has ended
            }
        }
        draw();
    }

    private void playFault(String key) {
        hasFaultsMenu = false;
        var server = performance.server();
        try {
            switch (key) {
                case "k" -> footer = "killed: " + server.terminateConnections();
                case "s" -> {
                    server.stop();
                    footer = SERVER_STOPPED;
                }
                case "t" -> {
                    server.start();
                    footer = "the server runs";
                }
                default -> footer = "";
            }
        } catch (Failure failure) {
            footer = failure.getMessage();
        }
    }

    private void resize() {
        performance.walk().fit(screen());
        draw();
    }

    private void tellPlace(String state) {
        new DemoPlace(step, state, started, ProcessHandle.current().pid()).write(lesson.name());
    }

    private void draw() {
        if (isBlank) {
            page.blank();
        } else {
            var line = hasFaultsMenu ? FAULTS : step + "/" + steps().size() + (isRunning ? " …" : outcome == null ? "" : " ✓") + (footer.isEmpty() ? "" : "  " + footer);
            page.draw(current(), code().substring(0, Math.min(typed, code().length())), shown, line, scrolledUp);
        }
    }

    @Override
    public void close() {
        DemoFiles.delete(DemoFiles.here().place(lesson.name()));
        console.close();
        performance.close();
    }
}
