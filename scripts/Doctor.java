///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tells what is there, what is missing, and what mends it
//DEPS info.picocli:picocli:4.7.7
//SOURCES howdah/Bootstrap.java

import howdah.database.Database;
import howdah.show.Failure;
import howdah.show.Progress;
import howdah.show.Show;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `jbang doctor`: the tools, the settings and where each came from, and whether the database answers.
///
/// The exit code is 0 if lessons can run, 2 if the settings are wrong, 3 if there is no database that can be used.
@Command(name = "jbang doctor", mixinStandardHelpOptions = true, versionProvider = Doctor.class, sortOptions = false,
    description = "Tells what is there, what is missing, and what mends it. Never prints a password.",
    footer = {"", "Example: PGHOST=localhost PGUSER=student jbang doctor"})
class Doctor implements Callable<Integer>, Database.Listener, CommandLine.IVersionProvider {

    /// One tool that Howdah needs.
    record Tool(String tool, String version, String where) {
    }

    private final Show show = Show.forTerminal();
    private final Progress progress = show.progress();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Doctor()).execute(arguments));
    }

    @Override
    public Integer call() {
        print(show.text(List.of(java(), jbang())));
        try {
            print("\n" + show.text(Database.settings()) + "\n");
            print(Database.check(this));
            return 0;
        } catch (Failure failure) {
            progress.close();
            System.err.println(show.error(failure));
            return failure.exitCode();
        }
    }

    private static Tool java() {
        return new Tool("Java", System.getProperty("java.version"), System.getProperty("java.home"));
    }

    /// The wrapper and JBang's own script tell by what name they were called; the version they tell themselves.
    private static Tool jbang() {
        var command = System.getenv().getOrDefault("JBANG_LAUNCH_CMD", "jbang");
        try {
            var process = new ProcessBuilder(command, "version").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Tool("JBang", new String(process.getInputStream().readAllBytes()).strip(), command);
        } catch (IOException notFound) {
            return new Tool("JBang", "not found", command);
        }
    }

    private void print(String text) {
        progress.close();
        System.out.println(text);
    }

    @Override
    public void progress(String message) {
        progress.update(message);
    }

    @Override
    public void warning(String message) {
        progress.note(message);
    }

    @Override
    public void statement(Database.Statement statement) {
        // it runs none
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Howdah, on Java " + System.getProperty("java.version")};
    }
}
