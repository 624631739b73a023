package howdah.faults;

import java.util.function.Function;

/// Where somebody is when something goes wrong.
enum Point {
    LESSON(CommandSitting::lesson), CHECK(CommandSitting::check), WATCH(WatchSitting::new), CELL(CellSitting::new);

    private final Function<Learner, Sitting> beginning;

    Point(Function<Learner, Sitting> beginning) {
        this.beginning = beginning;
    }

    Sitting begin(Learner learner) {
        return beginning.apply(learner);
    }
}
