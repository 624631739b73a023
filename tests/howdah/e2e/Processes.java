package howdah.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What Linux tells of processes, to everybody.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private Processes() {
    }

    /// That process and all that descend from it.
    static List<ProcessHandle> tree(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    /// PostgreSQL's, whoever has started them.
    static List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses().filter(each -> each.info().command().orElse("").endsWith("/postgres")).toList();
    }

    /// Where those processes wait for connections over TCP.
    static List<InetAddress> listening(Collection<ProcessHandle> processes) throws IOException {
        assumeTrue(Files.exists(PROC.resolve("self/net/tcp")), "there is no /proc to tell who listens where");
        var addresses = new ArrayList<InetAddress>();
        for (var process : processes) {
            var sockets = sockets(PROC.resolve("" + process.pid()));
            for (var table : List.of("tcp", "tcp6")) {
                for (var line : Files.readAllLines(PROC.resolve("self/net").resolve(table))) {
                    var fields = line.strip().split("\\s+");
                    if (fields[3].equals(LISTENING) && sockets.contains("socket:[" + fields[9] + "]")) {
                        addresses.add(address(fields[1].split(":")[0]));
                    }
                }
            }
        }
        return addresses;
    }

    private static Collection<String> sockets(Path process) throws IOException {
        var sockets = new TreeSet<String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : files) {
                sockets.add(Files.readSymbolicLink(file).toString());
            }
        } catch (IOException ended) {
            return sockets;
        }
        return sockets;
    }

    /// In words of four bytes, each the other way round.
    private static InetAddress address(String hexadecimal) throws IOException {
        var words = HexFormat.of().parseHex(hexadecimal);
        var bytes = new byte[words.length];
        for (var at = 0; at < words.length; at++) {
            bytes[at] = words[at / 4 * 4 + 3 - at % 4];
        }
        return InetAddress.getByAddress(bytes);
    }

    /// The command lines of all processes, as `ps` shows them.
    static List<String> commandLines() throws IOException {
        var lines = new ArrayList<String>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                lines.add(read(process.resolve("cmdline")));
            }
        }
        return lines;
    }

    /// Empty if the process has ended.
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
