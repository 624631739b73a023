package howdah.runner;

import howdah.show.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Another program that takes over the terminal. JBang is called by its wrapper: that of the course, else the one that started this program, else the one on the PATH.
///
/// @param command what to call
record Launch(String command) {

    static Launch in(Path root) {
        var windows = System.getProperty("os.name").startsWith("Windows");
        var wrapper = root.resolve(windows ? "jbang.cmd" : "jbang");
        return new Launch(Files.isRegularFile(wrapper) ? wrapper.toString()
            : System.getenv().getOrDefault("JBANG_LAUNCH_CMD", "jbang"));
    }

    ProcessBuilder builder(String... arguments) {
        return new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of(arguments)).toList());
    }

    /// Runs it in this program's terminal. Ctrl-C goes to both: this one ends after the other.
    ///
    /// @return its exit code
    int run(List<String> arguments) {
        var process = start(builder(arguments.toArray(String[]::new)).inheritIO());
        var ending = new Thread(() -> await(process));
        Runtime.getRuntime().addShutdownHook(ending);
        return await(process);
    }

    Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failure) {
            throw Failure.usage("%s cannot be started.".formatted(command)).cause(failure)
                .next("`./jbang doctor` in Howdah's repository tells what is there");
        }
    }

    static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            return Failure.INTERRUPTED;
        }
    }
}
