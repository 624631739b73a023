package howdah.bench;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import howdah.show.Failure;
import howdah.show.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// A command line, to be run and measured. It sees none of the settings of whoever measures: lessons run on the embedded server.
record Command(List<String> words, Path folder, Map<String, String> environment, Progress progress) {

    private static final Gson JSON = new Gson();
    private static final String FIGURE = "ready after ms: ";

    /// How a command ended.
    record Run(double seconds, String out, String err) {

        /// What the command has measured itself, in seconds.
        List<Double> readySeconds() {
            return err.lines().filter(line -> line.startsWith(FIGURE))
                .map(line -> Integer.parseInt(line.substring(FIGURE.length())) / 1e3).toList();
        }

        <T> T json(TypeToken<T> type) {
            return JSON.fromJson(out, type);
        }
    }

    Command and(String... moreWords) {
        return new Command(Stream.concat(words.stream(), Stream.of(moreWords)).toList(), folder, environment, progress);
    }

    Command with(String name, String value) {
        var all = new HashMap<>(environment);
        all.put(name, value);
        return new Command(words, folder, Map.copyOf(all), progress);
    }

    /// Runs it to its end.
    ///
    /// @param what if it is not empty, what the command tells meanwhile is told as progress of that
    /// @throws Failure if it fails
    Run run(String what) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var process = builder().start();
        process.getOutputStream().close();
        var out = CompletableFuture.supplyAsync(() -> read(process));
        var told = new ArrayList<String>();
        try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().peek(told::add).filter(line -> !what.isEmpty() && !line.isBlank() && !line.startsWith(FIGURE))
                .forEach(line -> progress.update(what + ": " + line));
        }
        var exitCode = process.waitFor();
        var run = new Run((System.nanoTime() - begin) / 1e9, out.join(), String.join("\n", told));
        if (exitCode != 0) {
            throw Failure.usage("%s ends with exit code %d.".formatted(String.join(" ", words), exitCode))
                .cause(new IOException(run.err() + run.out())).next("run it by itself");
        }
        return run;
    }

    Run run() throws IOException, InterruptedException {
        return run("");
    }

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("DATABASE_URL"));
        builder.environment().put("HOWDAH_DATABASE", "embedded");
        builder.environment().putAll(environment);
        return builder;
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return "";
        }
    }
}
