package howdah.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What Linux tells of a process's threads, and of the processes that serve its databases.
///
/// @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">Scheduler Statistics</a>
final class ThreadTimes implements OwnTime.Source {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String TIMES = "schedstat";
    /// Begins the title of each process of PostgreSQL but the first.
    private static final String TITLE = "postgres: ";

    private final Path threads;
    private final List<String> databases;
    /// What each had when it was last seen: one that has ended keeps it.
    private final Map<Path, OwnTime.Use> uses = new HashMap<>();
    /// Processes that serve no database of ours, and never will.
    private final Set<Path> strangers = new HashSet<>();

    ThreadTimes(long process, List<String> databases) {
        threads = PROCESSES.resolve(process + "/task");
        this.databases = databases;
    }

    static boolean areTold() {
        return Files.isReadable(PROCESSES.resolve("self").resolve(TIMES));
    }

    @Override
    public OwnTime.Use use() {
        folders(threads).forEach(this::read);
        if (!databases.isEmpty()) {
            folders(PROCESSES).filter(folder -> !strangers.contains(folder)).filter(this::isOurs).forEach(this::read);
        }
        return uses.values().stream().reduce(OwnTime.Use.NONE, OwnTime.Use::plus);
    }

    /// Those named by a number.
    private static Stream<Path> folders(Path parent) {
        try (var all = Files.list(parent)) {
            return all.filter(folder -> Character.isDigit(folder.getFileName().toString().charAt(0))).toList().stream();
        } catch (IOException | UncheckedIOException gone) {
            return Stream.of();
        }
    }

    /// Whether its title names a database of ours: `postgres: learner howdah_lesson01 127.0.0.1(50000) SELECT`.
    private boolean isOurs(Path process) {
        try {
            var title = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            var isOurs = title.startsWith(TITLE) && databases.stream().anyMatch(name -> title.contains(" " + name + " "));
            if (!isOurs && (title.startsWith(TITLE) || !title.contains("postgres"))) {
                strangers.add(process);
            }
            return isOurs;
        } catch (IOException gone) {
            return false;
        }
    }

    private void read(Path thread) {
        try {
            var times = Files.readString(thread.resolve(TIMES)).split(" ");
            uses.put(thread, new OwnTime.Use(Long.parseLong(times[0]), Long.parseLong(times[1])));
        } catch (IOException ended) {
            // it keeps what it had
        }
    }
}
