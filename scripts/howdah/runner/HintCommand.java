package howdah.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson hint`: one hint more each time, from a nudge to nearly the answer.
@Command(name = "hint", description = "Shows the hints of an exercise: one more each time.",
    footer = {"", "Example: jbang lesson hint 1.2"})
final class HintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = CourseFolder.EXERCISE)
    private String word;

    @Override
    public Integer call() {
        var learner = CourseFolder.here().learner();
        var exercise = learner.exercise(word);
        System.out.println("%s %s: %s".formatted(exercise.id(), exercise.name(), exercise.task()));
        var shown = learner.hint(exercise);
        for (var at = 0; at < shown.hints().size(); at++) {
            System.out.println("%nHint %d of %d: %s".formatted(at + 1, shown.all(), shown.hints().get(at)));
        }
        if (shown.isLast()) {
            System.out.println("%nThere are no more; `jbang lesson solution %s --give-up` shows the solution."
                .formatted(exercise.name()));
        }
        return 0;
    }
}
