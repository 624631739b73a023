package howdah.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson solution`: what the solution has that the stub has not stands marked.
@Command(name = "solution", description = "Shows the solution of an exercise, once your own passes its check.",
    footer = {"", "Example: jbang lesson solution 1.2"})
final class SolutionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = CourseFolder.EXERCISE)
    private String word;

    @Option(names = "--give-up", description = "shows it in any case; that is recorded")
    private boolean isGivingUp;

    @Override
    public Integer call() {
        var learner = CourseFolder.here().learner();
        var exercise = learner.exercise(word);
        var solution = learner.solution(exercise, isGivingUp);
        System.out.println("%s %s: %s\n".formatted(exercise.id(), exercise.name(), exercise.task()));
        System.out.print(solution);
        return 0;
    }
}
