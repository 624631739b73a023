package howdah.runner;

import howdah.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A course with one lesson, and a learner of its own who goes through it.
///
/// @param folder      a temporary one
/// @param environment of the commands
record LessonCourse(Path folder, Map<String, String> environment) {

    private static final String HEAD = """
        ///usr/bin/env jbang "$0" "$@" ; exit $?
        //DESCRIPTION Put numbers into a table
        //SOURCES ../../scripts/howdah/Bootstrap.java

        import static howdah.Bootstrap.*;

        void main() throws Exception {
        """;

    /// Makes the course.
    ///
    /// @param steps the body of the lesson's `main`
    static LessonCourse of(Path folder, String steps) {
        try {
            Files.createDirectories(folder.resolve("lessons"));
            for (var file : List.of("mybatis-config.xml", "jbang-catalog.json")) {
                Files.copy(Repository.root().resolve(file), folder.resolve(file));
            }
            Files.createSymbolicLink(folder.resolve("mappers"), Repository.root().resolve("mappers"));
            var environment = new HashMap<>(Map.of("HOWDAH_PROGRESS", folder.resolve("home/progress.json").toString(), "HOWDAH_AOT", "0",
                "CLASSPATH", System.getProperty("java.class.path")));
            var course = new LessonCourse(folder, environment);
            course.write(steps);
            return course;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes the lesson anew.
    void write(String steps) {
        write("lessons/lesson01.java", HEAD + steps.indent(4) + "}\n");
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The runner on this process's class path: what `jbang lesson` comes to, without asking JBang for each new folder.
    private static List<String> words(String... arguments) {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", RunnerProgram.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    /// `jbang lesson …` in a terminal of 30 lines.
    Tmux terminal(int columns, String... arguments) {
        return Tmux.run(columns, 30, folder, environment, words(arguments).toArray(String[]::new));
    }

    /// `jbang lesson …` without a terminal.
    Repository.Outcome run(String... arguments) {
        var command = Repository.command(words(arguments).toArray(String[]::new)).in(folder);
        for (var each : environment.entrySet()) {
            command = command.with(each.getKey(), each.getValue());
        }
        return command.run();
    }

    /// Waits until they all have ended; one that nobody asks for its exit code may still be listed then.
    static void awaitNothingLeft(List<ProcessHandle> processes) {
        var deadline = System.nanoTime() + 60_000_000_000L;
        Predicate<ProcessHandle> isAlive = process -> process.isAlive() && process.info().command().isPresent();
        while (processes.stream().anyMatch(isAlive)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("left: " + processes.stream().filter(isAlive).map(process -> process.pid() + " " + process.info().commandLine()
                    .map(line -> line.substring(0, Math.min(line.length(), 100)))).toList());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /// That process and all that descend from it.
    static List<ProcessHandle> processes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }
}
