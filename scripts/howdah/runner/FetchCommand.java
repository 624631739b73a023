package howdah.runner;

import com.google.gson.JsonParser;
import howdah.database.Database;
import howdah.jupyter.Jupyter;
import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `jbang lesson fetch`: downloads all that the course will ever need, for places where the network is bad.
///
/// JBang builds each script of the catalog without the network; where it cannot, with it, and then without it once more.
@Command(name = "fetch", description = "Downloads all that the course will need; from then on everything works offline.",
    footer = {"", "Example: jbang lesson fetch"})
final class FetchCommand implements Callable<Integer> {

    @Option(names = "--jupyter", description = "also JupyterLab, for notebooks, if there is none (60 MB)")
    private boolean isWithJupyter;

    private final Told told = new Told();

    @Override
    public Integer call() {
        var course = CourseFolder.here();
        var jbang = Launch.in(course.root());
        System.out.println("JDK %s: there (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.home")));
        tell("PostgreSQL", Database.fetch(told));
        for (var script : scripts(course.root())) {
            tell(script, fetch(jbang, course.root().resolve(script)));
        }
        if (isWithJupyter) {
            tell("JupyterLab", fetchJupyter());
        }
        System.out.println("All is here: it works offline now.");
        return 0;
    }

    private void tell(String what, boolean isBrought) {
        told.end();
        System.out.println(what + (isBrought ? ": brought" : ": there"));
    }

    private boolean fetchJupyter() {
        var jupyter = Jupyter.here();
        var isMissing = jupyter.lab().isEmpty();
        if (isMissing) {
            jupyter.makeOwn(told::progress);
        }
        return isMissing;
    }

    /// @return whether something had to be brought
    private boolean fetch(Launch jbang, Path script) {
        told.progress("Looking for what " + script.getFileName() + " needs");
        if (build(jbang, "--offline", "build", script.toString()).isEmpty()) {
            return false;
        }
        told.progress("Fetching what " + script.getFileName() + " needs");
        for (var arguments : List.of(List.of("build", script.toString()), List.of("--offline", "build", script.toString()))) {
            var complaint = build(jbang, arguments.toArray(String[]::new));
            if (!complaint.isEmpty()) {
                told.end();
                throw Failure.usage("What %s needs cannot be fetched.".formatted(script)).cause(new IOException(complaint))
                    .next("connect to the network, then run `jbang lesson fetch` again: it goes on where it stopped");
            }
        }
        return true;
    }

    /// @return what JBang says if it fails, else nothing
    private static String build(Launch jbang, String... arguments) {
        var process = jbang.start(jbang.builder(arguments).redirectErrorStream(true));
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes()).strip();
            return Launch.await(process) == 0 ? "" : text.isEmpty() ? "JBang says nothing" : text;
        } catch (IOException broken) {
            return broken.getMessage();
        }
    }

    /// The scripts that the catalog names.
    private static List<String> scripts(Path root) {
        var catalog = root.resolve("jbang-catalog.json");
        try {
            var aliases = JsonParser.parseString(Files.readString(catalog)).getAsJsonObject().getAsJsonObject("aliases");
            return aliases.entrySet().stream().map(alias -> alias.getValue().getAsJsonObject().get("script-ref").getAsString())
                .flatMap(script -> Files.exists(root.resolve(script)) ? Stream.of(script) : Stream.of()).toList();
        } catch (IOException | RuntimeException failure) {
            throw Failure.usage("%s cannot be read.".formatted(catalog)).cause(failure)
                .next("`git diff` shows what has become of it");
        }
    }
}
