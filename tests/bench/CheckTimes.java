///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION How long the check of each exercise takes, on its solution; one after the other, then two at a time
//SOURCES ../../scripts/howdah/runner/Runner.java
package howdah.runner;

import com.google.gson.Gson;
import howdah.check.Checker;
import howdah.course.Course.Exercise;
import howdah.jvm.DisposableJvm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Prints `{"each": {NAME: SECONDS …}, "serial": SECONDS, "parallel": SECONDS}`; tells of each check on standard error.
final class CheckTimes {

    private final CourseFolder course = CourseFolder.here();
    private final Map<String, Double> each = new LinkedHashMap<>();

    private CheckTimes() {
    }

    public static void main(String[] arguments) {
        System.out.println(new Gson().toJson(new CheckTimes().measure()));
        System.exit(0);
    }

    private Map<String, Object> measure() {
        var exercises = course.exercises();
        check(exercises.getFirst(), exercises.size());
        check(exercises.getFirst(), exercises.size());
        each.clear();
        var serial = seconds(() -> exercises.forEach(exercise -> check(exercise, exercises.size())));
        System.err.println("all at once, %d at a time".formatted(CheckCommand.AT_A_TIME));
        return Map.of("each", each, "serial", serial, "parallel", seconds(() -> checkAtOnce(exercises)));
    }

    private Checker checker() {
        return new Checker(course.root(), new DisposableJvm.Screen(80, false));
    }

    /// By a checker of its own, as `lesson check NAME` has: nothing is compiled, and no JVM is warm.
    private void check(Exercise exercise, int all) {
        try (var checker = checker()) {
            each.put(exercise.name(), seconds(() -> require(checker, exercise)));
            System.err.println("%d of %d: %s".formatted(each.size(), all, exercise.name()));
        }
    }

    private void checkAtOnce(List<Exercise> exercises) {
        try (var checker = checker(); var pool = Executors.newFixedThreadPool(CheckCommand.AT_A_TIME)) {
            var checks = exercises.stream().map(exercise -> pool.submit(() -> require(checker, exercise))).toList();
            for (var check : checks) {
                check.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void require(Checker checker, Exercise exercise) {
        var verdict = checker.check(exercise, exercise.solution());
        if (!verdict.isPassed()) {
            throw new IllegalStateException(exercise.name() + ": " + verdict.text());
        }
    }

    private static double seconds(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
