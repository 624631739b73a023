package howdah.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson run`: the lesson as the program that it is.
@Command(name = "run", description = "Runs a lesson from start to end, or one of its steps.",
    footer = {"", "Example: jbang lesson run 1 3"})
final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "LESSON", description = CourseFolder.LESSON)
    private String lesson;

    @Parameters(index = "1", paramLabel = "STEP", arity = "0..1",
        description = "the number of a step; all of them, if none is given")
    private String step;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var words = new ArrayList<>(List.of(course.lesson(lesson).toString()));
        if (step != null) {
            words.add(step);
        }
        return Launch.in(course.root()).run(words);
    }
}
