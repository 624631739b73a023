package howdah.runner;

import howdah.course.Course;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson pull`: the way back from a notebook to its lesson.
@Command(name = "pull", description = "Takes what was changed in a notebook back into its lesson, which is kept as ….java.orig.",
    footer = {"", "Example: jbang lesson pull 1"})
final class PullCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", description = CourseFolder.LESSON)
    private String lesson;

    @Override
    public Integer call() {
        var file = CourseFolder.here().lesson(lesson);
        System.out.println(file + (Course.pull(file) ? ": written" : ": equal to its notebook"));
        return 0;
    }
}
