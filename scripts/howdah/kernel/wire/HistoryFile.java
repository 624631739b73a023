package howdah.kernel.wire;

import com.google.gson.JsonObject;
import howdah.show.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where cells are kept from one session to the next: a line of JSON each, for the user's eyes only. Kernels share it, each
/// under a lock. A history that cannot be kept is no reason to fail; a word in the log says so, once.
final class HistoryFile {

    private static final int MOST_BYTES = 2 << 20;
    private static final int LONGEST_CELL = 1 << 16;
    /// With what a line begins that is written here; and the last place at which its number may end.
    private static final String SESSION = "{\"session\":";
    private static final int LONGEST_NUMBER = SESSION.length() + 9;
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private boolean isBroken;

    HistoryFile(Path file) {
        this.file = file;
    }

    /// `history.jsonl` in the folder that [Home#data] tells.
    static HistoryFile of(Map<String, String> environment) {
        return new HistoryFile(Home.data(environment).resolve("history.jsonl"));
    }

    /// The number of a session that begins now. Of a line as it is written here only that number is read: the second cell waits.
    int nextSession() {
        int latest = 0;
        for (var line : lines(StandardCharsets.ISO_8859_1)) {
            int number = number(line);
            latest = Math.max(latest, number < 0 ? parsed(line) : number);
        }
        return latest + 1;
    }

    /// @return negative if the line does not begin as it is written here
    private static int number(String line) {
        int end = line.startsWith(SESSION) ? line.indexOf(',', SESSION.length()) : -1;
        int number = 0;
        for (int at = SESSION.length(); at < end && number >= 0 && end <= LONGEST_NUMBER; at++) {
            number = Character.isDigit(line.charAt(at)) ? 10 * number + line.charAt(at) - '0' : -1;
        }
        return end <= SESSION.length() || end > LONGEST_NUMBER ? -1 : number;
    }

    private static int parsed(String line) {
        var entries = new ArrayList<History.Entry>();
        add(entries, line);
        return entries.stream().mapToInt(History.Entry::session).max().orElse(0);
    }

    void append(History.Entry entry) {
        if (entry.source().length() > LONGEST_CELL || isBroken) {
            return;
        }
        try {
            if (!Files.isDirectory(file.getParent())) {
                Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
            }
            try (var channel = open(); var _ = channel.lock()) {
                if (channel.size() > MOST_BYTES) {
                    shorten(channel);
                }
                channel.position(channel.size());
                write(channel, Json.bytes(json(entry) + "\n"));
            }
        } catch (IOException failure) {
            isBroken = true;
            Log.warn("the history cannot be kept in " + file, failure);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ownerOnly("rw-------"));
    }

    /// Leaves the newer half.
    private static void shorten(FileChannel channel) throws IOException {
        var half = ByteBuffer.allocate(MOST_BYTES / 2);
        channel.read(half, channel.size() - half.capacity());
        var bytes = half.array();
        int start = 0;
        while (start < bytes.length && bytes[start++] != '\n') {
        }
        channel.truncate(0);
        channel.position(0);
        write(channel, Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
            channel.write(buffer);
        }
    }

    private static JsonObject json(History.Entry entry) {
        var json = new JsonObject();
        json.addProperty("session", entry.session());
        json.addProperty("line", entry.number());
        json.addProperty("source", entry.source());
        return json;
    }

    /// Oldest first; a line that is no entry is passed over.
    List<History.Entry> read() {
        var entries = new ArrayList<History.Entry>();
        for (var line : lines(StandardCharsets.UTF_8)) {
            add(entries, line);
        }
        return entries;
    }

    private String[] lines(Charset encoding) {
        try {
            return new String(Files.readAllBytes(file), encoding).split("\n");
        } catch (NoSuchFileException none) {
            return new String[0];
        } catch (IOException failure) {
            Log.warn("the history in " + file + " cannot be read", failure);
            return new String[0];
        }
    }

    private static void add(List<History.Entry> entries, String line) {
        try {
            var fields = new Fields(Json.object(line.getBytes(StandardCharsets.UTF_8), "line"));
            entries.add(new History.Entry(fields.number("session", 1), fields.number("line", 1), fields.text("source"), null));
        } catch (Malformed broken) {
            // written by another program, or half of it
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
            : new FileAttribute<?>[0];
    }
}
