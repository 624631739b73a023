package howdah.runner;

import howdah.check.Checker;
import howdah.check.Verdict;
import howdah.course.Course;
import howdah.course.Course.Exercise;
import howdah.show.Failure;
import howdah.show.Root;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `jbang lesson watch`: one loop over what happens, be it a save, a verdict or a key.
final class Watch implements AutoCloseable {

    /// The learner's files hold something new.
    record Saved() implements Console.Event {
    }

    private static final int HUNG_UP = 129;
    private static final int LOOK_AGAIN_MILLISECONDS = 2000;
    private static final int PAGE_LINES = 10;
    private static final String KEYS = "h hint · s solution · r reset · c check · n next · p previous · l list · ? help · q quit";
    private static final String HELP = """
        Each save of your file is checked at once.

        h  one hint more
        s  the solution
        r  begin anew
        c  check now
        n  next exercise
        p  previous exercise
        l  list of exercises
        q  quit

        up and down move through what does not fit.
        """;

    private final CourseFolder course;
    private final List<Exercise> exercises;
    private final Path folder;
    private final WatchScreen screen;
    private final Judge judge;
    private final FileWatch files;
    private final boolean goesOn;
    private final Map<String, Runnable> keys = Map.ofEntries(
        Map.entry("h", this::hint), Map.entry("s", this::askForSolution), Map.entry("r", this::askForReset),
        Map.entry("c", () -> check(true)), Map.entry("n", this::next), Map.entry("p", this::previous),
        Map.entry("l", this::list), Map.entry("?", () -> read(HELP)),
        Map.entry(Keys.UP, () -> scroll(-1)), Map.entry(Keys.DOWN, () -> scroll(1)),
        Map.entry(Keys.PAGE_UP, () -> scroll(-PAGE_LINES)), Map.entry(Keys.PAGE_DOWN, () -> scroll(PAGE_LINES)));
    private int at;
    private Watched watched;
    private Overlay overlay;
    private Recheck recheck;

    /// @param goesOn whether the next exercise comes by itself once one is passed
    Watch(CourseFolder course, WatchScreen screen, Checker checker, boolean goesOn) {
        this.course = course;
        this.screen = screen;
        this.goesOn = goesOn;
        exercises = course.exercises();
        folder = Root.shorten(course.root().resolve("practice").resolve("exercises"));
        judge = new Judge(checker, folder, screen::post);
        files = FileWatch.in(folder, "1".equals(System.getenv("HOWDAH_POLL")), () -> screen.post(new Saved()));
    }

    /// Runs until one leaves.
    ///
    /// @param first the exercise to begin with; null if all are passed
    /// @return the exit code
    int run(Exercise first) {
        open(first == null ? exercises.size() - 1 : exercises.indexOf(first));
        if (first == null) {
            recheck();
        }
        while (true) {
            screen.draw(page());
            switch (screen.poll(patience())) {
                case null -> check(false);
                case Saved _ -> check(true);
                case Judge.Judged judged when judge.isCurrent(judged) -> judged(judged);
                case Judge.Waits(var reason) -> watched.waits(reason);
                case Console.HangUp _ -> {
                    return HUNG_UP;
                }
                case Console.Key(var key) when key.equals(Keys.CTRL_C) -> {
                    return Failure.INTERRUPTED;
                }
                case Console.Key(var key) when overlay == null && key.equals("q") -> {
                    return 0;
                }
                case Console.Key(var key) -> press(key);
                case Console.Event _ -> { }
            }
        }
    }

    /// Where there is no database, it is looked for again by and by; the first time at once, since it may just have been
    /// restarted.
    private long patience() {
        var isToLookAgain = watched.isFailing() && watched.misses() > 0;
        return !isToLookAgain ? Long.MAX_VALUE : watched.misses() == 1 ? 1 : LOOK_AGAIN_MILLISECONDS;
    }

    /// Goes to an exercise, in the learner's copy, and checks it as it is.
    private void open(int index) {
        at = index;
        watched = new Watched(course, exercises.get(at), folder);
        watched.open();
        files.follow(watched.files());
        screen.tell("%nExercise %s, %s: %s%nYour copy: %s".formatted(watched.exercise().id(), watched.exercise().name(),
            watched.exercise().task(), watched.copy()));
        check(false);
    }

    /// @param byLearner whether it counts as a try of his
    private void check(boolean byLearner) {
        recheck = null;
        watched.checking(byLearner);
        screen.scrollTo(0);
        judge.check(watched.exercise());
    }

    private void judged(Judge.Judged judged) {
        if (recheck != null) {
            recheck.judged(judged);
            return;
        }
        var isFirstPass = judged.verdict().isPassed() && !watched.hasPassed();
        watched.judged(judged.verdict());
        screen.tell("\n" + watched.text());
        if (isFirstPass && goesOn) {
            next();
        }
    }

    private void press(String key) {
        if (overlay != null && !(overlay instanceof Overlay.Text && keys.containsKey(key) && key.length() > 1)) {
            var before = overlay;
            overlay = null;
            overlay = before.press(key);
            screen.scrollTo(overlay == null ? 0 : Math.max(0, overlay.line()));
        } else {
            keys.getOrDefault(key, () -> { }).run();
        }
    }

    private void scroll(int lines) {
        screen.scroll(lines);
    }

    private void read(String text) {
        overlay = new Overlay.Text(text);
        screen.scrollTo(0);
    }

    private void list() {
        overlay = new ExerciseList(course, exercises, at, this::open);
        screen.scrollTo(overlay.line());
    }

    private void hint() {
        watched.hint();
        screen.scrollTo(Integer.MAX_VALUE);
    }

    private void askForSolution() {
        if (watched.mayShowSolution()) {
            read(Course.solution(watched.exercise()));
        } else {
            overlay = new Overlay.Question("It has not passed yet. Give up, and see the solution (y/n)?", () -> {
                course.progress().gaveUp(watched.exercise().name());
                return new Overlay.Text(Course.solution(watched.exercise()));
            });
        }
    }

    private void askForReset() {
        overlay = new Overlay.Question("Begin anew? Your copy is kept beside the new one (y/n)?", () -> {
            watched.reset();
            files.follow(watched.files());
            check(false);
            return null;
        });
    }

    /// The next one; after the last one the first that is not passed, and if there is none, all are checked again.
    private void next() {
        if (at + 1 < exercises.size()) {
            open(at + 1);
        } else {
            course.current().ifPresentOrElse(exercise -> open(exercises.indexOf(exercise)), this::recheck);
        }
    }

    private void previous() {
        open(recheck != null ? at : Math.max(0, at - 1));
    }

    private void recheck() {
        recheck = new Recheck(exercises.size());
        judge.check(exercises);
    }

    private WatchPage page() {
        var exercise = watched.exercise();
        var head = "%s %s%n%s%n%s".formatted(exercise.id(), exercise.name(), exercise.task(), watched.copy());
        var found = watched.isPassing() ? watched.text() + "\n\n" + whatIsNext() : watched.text();
        var body = recheck == null ? found : recheck.text();
        return overlay == null ? new WatchPage(head, watched.copy(), mood(), body, bar(), KEYS)
            : new WatchPage(head, watched.copy(), WatchPage.Mood.PLAIN, overlay.body(body), bar(), overlay.keys());
    }

    private String whatIsNext() {
        var isThrough = at + 1 == exercises.size() && course.current().isEmpty();
        return isThrough ? "Every exercise is passed: the key n checks all of them once more."
            : "The key n goes on to the next exercise.";
    }

    private WatchPage.Mood mood() {
        if (recheck != null) {
            return recheck.isSound() ? WatchPage.Mood.GOOD : recheck.isDone() ? WatchPage.Mood.BAD : WatchPage.Mood.PLAIN;
        }
        return watched.isPassing() ? WatchPage.Mood.GOOD : watched.isFailing() ? WatchPage.Mood.BAD : WatchPage.Mood.PLAIN;
    }

    private String bar() {
        var passed = (int) exercises.stream().filter(course::isPassed).count();
        var left = exercises.size() - passed;
        return "[%s%s] %d of %d passed".formatted("#".repeat(passed), "-".repeat(left), passed, exercises.size());
    }

    @Override
    public void close() {
        files.close();
        judge.close();
    }
}
