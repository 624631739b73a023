package howdah.runner;

import howdah.course.Course;
import howdah.show.Root;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson generate`: each lesson's notebook from the lesson.
@Command(name = "generate",
    description = "Writes the notebooks that differ from their lessons; what they were is kept as ….ipynb.orig.",
    footer = {"", "Example: jbang lesson generate 1"})
final class GenerateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", arity = "0..*", description = CourseFolder.LESSONS)
    private List<String> lessons = List.of();

    @Override
    public Integer call() {
        for (var file : CourseFolder.here().lessons(lessons)) {
            var state = Course.generate(file) ? ": written" : ": equal to its lesson";
            System.out.println(Root.shorten(Course.notebookFile(file)) + state);
        }
        return 0;
    }
}
