package howdah.runner;

import howdah.course.Course;
import howdah.database.Visit;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jbang lesson sql`: SQL on a lesson's database, typed at a prompt or read from standard input.
@Command(name = "sql", description = "Runs SQL on a lesson's database, at a prompt; without a terminal, from standard input.",
    footer = {"", "At the prompt, \\? tells what else it understands.", "Example: jbang lesson sql 1"})
final class SqlCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LESSON", arity = "0..1", description = CourseFolder.LESSON_OR_YOURS)
    private String word;

    @Override
    public Integer call() throws IOException {
        var lesson = Course.outline(CourseFolder.here().lessonOrYours(word)).name();
        var told = new Told();
        try (var visit = Visit.of(lesson, told); var screen = new SqlScreen(visit)) {
            told.end();
            return isAtTerminal() ? new SqlPrompt(lesson, screen).run(visit.file("sql-history"))
                : new SqlInput(screen).run(System.in);
        }
    }

    private static boolean isAtTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
