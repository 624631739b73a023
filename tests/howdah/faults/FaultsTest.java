package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.show.Failure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever goes wrong in the middle of whatever somebody does: it is told in words, his work is kept, the next run works, and
/// nothing is left behind.
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {

    private static final int MANY = 10;

    @TempDir
    private Path folder;

    /// Each in a lesson, and at one of the other points, in turn.
    static Stream<Arguments> each() {
        var others = List.of(Point.CHECK, Point.WATCH, Point.CELL);
        return Stream.of(Mishap.values()).flatMap(mishap -> Stream.of(Point.LESSON, others.get(mishap.ordinal() % others.size()))
            .filter(mishap::isPossible).map(point -> Arguments.of(mishap, point)));
    }

    static Stream<Arguments> all() {
        return Stream.of(Mishap.values()).flatMap(mishap -> Arrays.stream(Point.values()).filter(mishap::isPossible)
            .map(point -> Arguments.of(mishap, point)));
    }

    static Stream<Arguments> manyTimes() {
        return Stream.generate(FaultsTest::all).limit(MANY).flatMap(whole -> whole);
    }

    @ParameterizedTest
    @MethodSource("each")
    void shouldBeToldAndMended(Mishap mishap, Point point) {
        meet(mishap, point);
    }

    @ParameterizedTest
    @MethodSource("manyTimes")
    @Tag("soak")
    void shouldBeToldAndMendedManyTimes(Mishap mishap, Point point) {
        meet(mishap, point);
    }

    private void meet(Mishap mishap, Point point) {
        var learner = new Learner(folder);
        try {
            mishap.prepare(learner);
            try (var sitting = point.begin(learner)) {
                meet(mishap, learner, sitting);
            }
            learner.assertThatNothingIsLost();
            mishap.finish(learner);
            learner.assertThatNothingIsLeft();
        } finally {
            learner.clear();
        }
    }

    private static void meet(Mishap mishap, Learner learner, Sitting sitting) {
        if (!mishap.isAtOnce()) {
            learner.awaitMiddle(sitting);
        }
        var mend = mishap.strike(learner, sitting);
        learner.letGo();
        var end = sitting.end();
        assertThat(end.exitCode()).as(end.told()).isEqualTo(mishap.exitCode());
        learner.assertThatItIsForPeople(end.told());
        if (mishap.exitCode() == Failure.NO_DATABASE || mishap.exitCode() == Failure.USAGE) {
            assertThat(end.told()).contains("Next: ");
        }

        mend.run();
        var again = sitting.again();
        assertThat(again.exitCode()).as(again.told()).isZero();
        learner.assertThatItIsForPeople(again.told());
    }
}
