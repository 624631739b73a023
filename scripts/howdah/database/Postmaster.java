package howdah.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What `postmaster.pid` says of the server that runs on a data directory.
///
/// @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
record Postmaster(long pid, int port, String status) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /// The server that runs on that data directory, or null: a file that a dead server left behind does not count.
    static Postmaster in(Path data) throws IOException {
        var lines = read(data);
        if (lines.isEmpty() || !isServerOf(data, pid(lines))) {
            return null;
        }
        var port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
        return new Postmaster(pid(lines), port, lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "starting");
    }

    boolean isReady() {
        return status.equals("ready");
    }

    boolean isStopping() {
        return status.equals("stopping");
    }

    /// PostgreSQL takes any living process of that number for a server and then refuses to start; after a restart of
    /// the machine it can be anybody's. A file of a dead process it deals with itself.
    static void removeIfForeign(Path data) throws IOException {
        var lines = read(data);
        if (!lines.isEmpty() && !isServerOf(data, pid(lines))) {
            if (ProcessHandle.of(pid(lines)).isPresent()) {
                Files.delete(data.resolve("postmaster.pid"));
            }
        }
    }

    /// Kills it, if it still runs on that data directory: its other processes end by themselves.
    void destroy(Path data) {
        if (isServerOf(data, pid)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> read(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static long pid(List<String> lines) {
        return Math.abs(Long.parseLong(lines.getFirst().strip()));
    }

    /// Numbers of processes are used again, by other servers too: so the command has to name the data directory, where
    /// the system tells a command's arguments.
    private static boolean isServerOf(Path data, long pid) {
        var info = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        var isPostgres = info.flatMap(ProcessHandle.Info::command)
            .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres")).isPresent();
        return isPostgres && info.flatMap(ProcessHandle.Info::arguments)
            .map(arguments -> List.of(arguments).contains(data.toString())).orElse(true);
    }
}
