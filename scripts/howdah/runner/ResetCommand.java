package howdah.runner;

import howdah.show.Root;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson reset`: a fresh copy of an exercise.
@Command(name = "reset", description = "Gives you a fresh copy of an exercise; your old one is kept beside it.",
    footer = {"", "Example: jbang lesson reset 1.2"})
final class ResetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", arity = "0..1", description = CourseFolder.EXERCISE)
    private String word;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var exercise = course.exercise(word);
        var kept = course.practice().reset(exercise);
        System.out.println(Root.shorten(course.practice().copy(exercise)) + " is as new.");
        kept.forEach(file -> System.out.println("Your old one: " + Root.shorten(file)));
        return 0;
    }
}
