package howdah.check;

import static org.assertj.core.api.Assertions.assertThat;

import howdah.Repository;
import howdah.course.Course;
import howdah.jvm.DisposableJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The checks of the miniature course: two programs are checked at a time.
class MiniatureCourseTest {

    private static final Path ROOT = Repository.root().resolve("tests/course");

    @Test
    void shouldPassEachSolution() throws Exception {
        for (var verdict : verdicts(Course.Exercise::solution)) {
            assertThat(verdict.get().isPassed()).as(verdict.get().text()).isTrue();
        }
    }

    @Test
    void shouldFailEachStubAndTellWhatToDo() throws Exception {
        for (var verdict : verdicts(Course.Exercise::stub)) {
            assertThat(verdict.get().exitCode()).as(verdict.get().text()).isEqualTo(1);
            assertThat(verdict.get().next()).isNotEmpty();
        }
    }

    private static List<Future<Verdict>> verdicts(Function<Course.Exercise, Path> program) throws InterruptedException {
        var exercises = Course.exercises(ROOT.resolve("lessons"));
        assertThat(exercises).hasSize(6);
        try (var checker = new Checker(ROOT, new DisposableJvm.Screen(100, false)); var two = Executors.newFixedThreadPool(2)) {
            return two.invokeAll(exercises.stream()
                .map(exercise -> (Callable<Verdict>) () -> checker.check(exercise, program.apply(exercise))).toList());
        }
    }
}
