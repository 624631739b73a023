package howdah.runner;

import howdah.course.Course;
import howdah.database.Servers;
import howdah.show.Show;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jbang lesson db`: the server that lessons run on.
@Command(name = "db", synopsisSubcommandLabel = "COMMAND", description = "Looks after the server that lessons run on.",
    footer = {"", "Example: jbang lesson db status"})
final class DbCommand {

    @Command(description = "Starts the embedded server and keeps it up.", footer = {"", "Example: jbang lesson db start"})
    int start() {
        var told = new Told();
        var status = Servers.ofSettings().start(told);
        told.end();
        System.out.println("PostgreSQL %s runs at port %d, until `jbang lesson db stop`.".formatted(status.version(),
            status.port()));
        return 0;
    }

    @Command(description = "Stops the embedded server; if something uses it, as soon as that has ended.", footer = {"",
        "Example: jbang lesson db stop --force"})
    int stop(@Option(names = "--force", description = "in any case: clients are disconnected, their transactions rolled back")
             boolean isForced) {
        System.out.println(Servers.ofSettings().stop(isForced) ? "It is stopped." : "It did not run.");
        return 0;
    }

    @Command(description = "Tells whether the embedded server runs, who uses it, and which databases lessons have on it.",
        footer = {"", "Example: jbang lesson db status"})
    int status() {
        var status = Servers.ofSettings().status();
        System.out.println("PostgreSQL %s, embedded: %s; %s on disk".formatted(status.version(), !status.isRunning()
            ? "does not run"
            : "runs at port %d, %s".formatted(status.port(), status.isKept() ? "until `jbang lesson db stop`"
                : "as long as it is used"),
            size(status.bytes())));
        print("Used by", status.uses());
        print("Databases of lessons", status.places().stream().map(place -> place.name() + ", " + size(place.bytes())).toList());
        return 0;
    }

    @Command(description = "Prints the address of a lesson's database, as psql takes it.", footer = {"",
        "Example: psql $(jbang lesson db url 1 --password)"})
    int url(@Parameters(paramLabel = "LESSON", description = CourseFolder.LESSON) String lesson,
            @Option(names = "--password", description = "with the password, readable for all who see it") boolean hasPassword) {
        System.out.println(Servers.ofSettings().url(name(lesson), hasPassword));
        return 0;
    }

    @Command(description = "Drops the database of a lesson, or of all that do not run just now. Nothing else is touched.",
        footer = {"", "Example: jbang lesson db reset 1"})
    int reset(@Parameters(paramLabel = "LESSON", arity = "0..1", description = CourseFolder.LESSONS) String lesson) {
        var told = new Told();
        var dropped = Servers.ofSettings().reset(lesson == null ? null : name(lesson), told);
        told.end();
        System.out.println(dropped.isEmpty() ? "There was nothing to drop." : "Dropped: " + String.join(", ", dropped));
        return 0;
    }

    private static String name(String lesson) {
        return Course.outline(CourseFolder.here().lesson(lesson)).name();
    }

    private static void print(String heading, List<?> lines) {
        var show = Show.forTerminal();
        if (!lines.isEmpty()) {
            System.out.println(heading + ":");
            lines.forEach(line -> System.out.println("  " + show.text(line.toString())));
        }
    }

    private static String size(long bytes) {
        return (bytes + 500_000) / 1_000_000 + " MB";
    }
}
