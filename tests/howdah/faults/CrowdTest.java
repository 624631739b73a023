package howdah.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many on one embedded server: some are killed, some come at the same moment.
class CrowdTest {

    private static final int KILLED = 100;
    private static final int RACING = 20;
    private static final int MILLISECONDS = 2500;

    @TempDir
    private Path folder;

    /// The seed is told where it fails.
    @Test
    @Tag("soak")
    void shouldSurviveAHundredKillsAtRandomMoments() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var learner = new Learner(folder);
        learner.letGo();
        try {
            for (var number = 1; number <= KILLED; number++) {
                var point = random.nextBoolean() ? Point.LESSON : Point.CHECK;
                try (var sitting = point.begin(learner)) {
                    Learner.pause(random.nextInt(MILLISECONDS));
                    Mishap.CLIENT_KILLED.strike(learner, sitting);
                    learner.assertThatItIsForPeople(sitting.end().told());
                }
                learner.assertThatNothingIsLost();
            }
            assertThatOneMoreWorks(learner, seed);
        } finally {
            learner.clear();
        }
    }

    private static void assertThatOneMoreWorks(Learner learner, long seed) {
        for (var point : new Point[] {Point.LESSON, Point.CHECK}) {
            try (var sitting = point.begin(learner)) {
                var end = sitting.end();
                assertThat(end.exitCode()).as("seed %d: %s", seed, end.told()).isZero();
            }
        }
        learner.assertThatNothingIsLeft();
    }

    /// The first of them makes the server, which none has used before.
    @Test
    @Tag("soak")
    void shouldServeTwentyThatComeAtTheSameMoment() throws Exception {
        var learner = new Learner(folder);
        learner.environment().put("HOWDAH_WAIT", "2m");
        learner.letGo();
        learner.cache().delete();
        learner.cache().link();
        try {
            var racing = Stream.generate(() -> Point.LESSON.begin(learner)).limit(RACING).toList();
            assertThat(racing.stream().map(Sitting::end)).allSatisfy(end -> {
                assertThat(end.exitCode()).as(end.told()).isZero();
                learner.assertThatItIsForPeople(end.told());
            });
            learner.assertThatNothingIsLeft();
        } finally {
            learner.clear();
        }
    }
}
