package howdah.bench;

import howdah.show.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Where it is measured.
///
/// @param root     of the repository
/// @param runs     how often each is measured
/// @param scratch  a folder that is deleted at the end
/// @param progress tells how far it is
record Machine(Path root, int runs, Path scratch, Progress progress) implements AutoCloseable {

    private static final int CACHE_SECONDS = 60;

    static Machine of(Path root, int runs, Progress progress) throws IOException {
        return new Machine(root, runs, Files.createTempDirectory("howdah-bench-"), progress);
    }

    String description() throws IOException {
        return "%d cores, %s, JDK %s".formatted(Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"), Runtime.version());
    }

    /// The repository's own `jbang` with these arguments.
    Command jbang(String... words) {
        return command(root.resolve("jbang").toString()).and(words);
    }

    Command command(String... words) {
        return new Command(List.of(words), root, Map.of(), progress);
    }

    /// Waits until no AOT cache is being made in the background: that would slow whatever is measured meanwhile.
    void settle() throws InterruptedException {
        for (var second = 0; second < CACHE_SECONDS && isMakingCache(); second++) {
            Thread.sleep(1000);
        }
    }

    private static boolean isMakingCache() throws InterruptedException {
        Thread.sleep(2000);
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream())
            .anyMatch(command -> command.contains("-Xshare:dump"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(scratch)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
