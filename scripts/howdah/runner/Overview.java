package howdah.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `jbang lesson` alone: where one is, and what is next.
@Command(name = "jbang lesson", mixinStandardHelpOptions = true, scope = CommandLine.ScopeType.INHERIT, sortOptions = false,
    versionProvider = Overview.Version.class, synopsisSubcommandLabel = "[COMMAND]", usageHelpAutoWidth = true,
    description = "Leads through the course; alone, it tells where you are and what is next.",
    footer = {"", "A lesson is named by its number (1) or its name (lesson01), an exercise likewise (1.2, secondRow).",
        "Example: jbang lesson list"})
class Overview implements Callable<Integer> {

    /// What `--version` tells.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Howdah, on Java " + System.getProperty("java.version")};
        }
    }

    private static final String WELCOME = """
        Welcome to Howdah: PostgreSQL from Java, one runnable step at a time.

        A lesson is a program that tells its own story, on a real PostgreSQL:
          jbang lesson play 1       walks through the first one, step by step
          jbang lesson sql 1        looks at what it left in its database
        Then come its exercises, which you solve in copies of your own, under practice/:
          jbang lesson watch        leads through them, and checks each save at once
          jbang lesson              tells where you are and what is next
        `jbang lesson list` shows all there is, `jbang lesson --help` the other commands.
        (Where JBang is not installed, `jbang` is the `./jbang` of this folder.)
        """;

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        if (course.progress().isEmpty()) {
            System.out.print(WELCOME);
        } else {
            System.out.println(course.learner().whereabouts().map(here -> here + """


                Next:  solve it there; `jbang lesson hint` helps, `jbang lesson run %s` runs the lesson again"""
                .formatted(course.current().orElseThrow().lesson())).orElse("""
                Every exercise is done.
                Next:  jbang lesson list"""));
        }
        return 0;
    }
}
