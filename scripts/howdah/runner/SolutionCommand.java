package howdah.runner;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import howdah.course.Course.Exercise;
import howdah.show.Failure;
import howdah.show.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
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
        var course = CourseFolder.here();
        var exercise = course.exercise(word);
        var state = course.progress().of(exercise.name());
        if (!state.isPassed() && !state.isGivenUp()) {
            requireGivingUp(exercise);
            course.progress().gaveUp(exercise.name());
        }
        System.out.println("%s %s: %s\n".formatted(exercise.id(), exercise.name(), exercise.task()));
        System.out.print(text(exercise));
        return 0;
    }

    /// The solution's files, each below its name.
    static String text(Exercise exercise) {
        return text(exercise.stub(), exercise.solution()) + exercise.mapper()
            .map(mapper -> text(mapper, exercise.solution().resolveSibling(mapper.getFileName()))).orElse("");
    }

    private void requireGivingUp(Exercise exercise) {
        if (!isGivingUp) {
            throw Failure.usage("The check of %s has not passed yet.".formatted(exercise.name())).next(
                "`jbang lesson hint %1$s` helps; `jbang lesson solution %1$s --give-up` shows the solution all the same"
                    .formatted(exercise.name()));
        }
    }

    private static String text(Path stub, Path solution) {
        var text = new StringBuilder(Root.shorten(solution) + " (+ marks what is new)\n");
        var lines = lines(solution);
        var news = new BitSet();
        DiffUtils.diff(lines(stub), lines).getDeltas().stream().map(AbstractDelta::getTarget)
            .forEach(part -> news.set(part.getPosition(), part.getPosition() + part.size()));
        for (var at = 0; at < lines.size(); at++) {
            text.append(((news.get(at) ? "+ " : "  ") + lines.get(at)).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be read.".formatted(file)).cause(failure)
                .next("`git status` shows what has become of it");
        }
    }
}
