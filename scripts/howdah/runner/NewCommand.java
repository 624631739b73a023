package howdah.runner;

import howdah.course.Course;
import howdah.show.Failure;
import howdah.show.Root;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson new`: a lesson to begin from, which keeps every rule as it is.
@Command(name = "new", description = "Begins a lesson: its file, its notebook, three exercises, its alias.",
    footer = {"", "Example: jbang lesson new 19 Full-text search --mapper search"})
final class NewCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "1 to 99")
    private int number;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TITLE",
        description = "what it is about, in a sentence or a few words")
    private List<String> title;

    @Option(names = "--mapper", paramLabel = "NAME", description = "begins mappers/NAME.xml, too")
    private String mapper;

    @Override
    public Integer call() {
        if (number < 1 || number > 99) {
            throw Failure.usage("%d cannot be the number of a lesson.".formatted(number)).next("choose one from 1 to 99");
        }
        if (mapper != null && !mapper.matches("[a-z][A-Za-z0-9]*")) {
            throw Failure.usage("\"%s\" cannot be the name of a mapper.".formatted(mapper))
                .next("write letters and digits, a small letter first");
        }
        var course = CourseFolder.here();
        var scaffold = new Scaffold(course.root(), number, String.join(" ", title).strip(), mapper);
        var files = scaffold.files();
        files.keySet().forEach(NewCommand::requireNew);
        var edits = scaffold.edits();
        files.forEach(Scaffold::write);
        edits.forEach(Scaffold::write);
        Course.generate(scaffold.lesson());
        files.keySet().forEach(file -> System.out.println(Root.shorten(file) + ": begun"));
        System.out.println(Root.shorten(Course.notebookFile(scaffold.lesson())) + ": written");
        edits.keySet().forEach(file -> System.out.println(Root.shorten(file) + ": changed"));
        System.out.println("Next:  write the lesson; `jbang lesson lint %1$d` and `jbang lesson generate %1$d` go with it"
            .formatted(number));
        return 0;
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw Failure.usage("%s is there already.".formatted(Root.shorten(file)))
                .next("choose another number, title or mapper");
        }
    }
}
