package howdah.runner;

import java.util.ArrayList;
import java.util.List;

/// Every exercise once more, when all are passed.
final class Recheck {

    private final int total;
    private final List<String> broken = new ArrayList<>();
    private int done;

    /// @param total how many there are
    Recheck(int total) {
        this.total = total;
    }

    void judged(Judge.Judged judged) {
        done++;
        if (!judged.verdict().isPassed()) {
            broken.add("%s %s%n%s".formatted(judged.exercise().id(), judged.exercise().name(), judged.verdict().text()));
        }
    }

    boolean isDone() {
        return done == total;
    }

    boolean isSound() {
        return isDone() && broken.isEmpty();
    }

    String text() {
        if (!isDone()) {
            return "Every exercise is passed. All are checked once more: %d of %d".formatted(done, total);
        }
        return isSound() ? "All %d exercises pass: you are through with the course. Congratulations!".formatted(total)
            : "%d of %d no longer pass. The key l lists all exercises, to go to one.%n%n%s"
                .formatted(broken.size(), total, String.join("\n\n", broken));
    }
}
