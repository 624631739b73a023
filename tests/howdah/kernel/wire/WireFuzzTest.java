package howdah.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import howdah.Fuzz;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever comes on its sockets, the kernel lives and answers what comes next.
class WireFuzzTest {

    private static final List<String> TYPES = List.of("kernel_info_request", "connect_request", "execute_request",
        "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open",
        "comm_msg", "comm_close", "interrupt_request", "input_reply", "debug_request", "", "_request", "execute_reply", "\\u0000", "é😀");

    private static final List<String> FIELDS = List.of("code", "silent", "store_history", "user_expressions", "allow_stdin",
        "stop_on_error", "cursor_pos", "detail_level", "hist_access_type", "output", "session", "start", "stop", "n", "pattern",
        "unique", "target_name", "comm_id", "data", "value", "msg_id", "cellId");

    private static final List<String> VALUES = List.of("null", "true", "false", "0", "-1", "1e400", "-1e400",
        "9223372036854775808", "0.5", "\"\"", "\"echo 1\"", "\"nothing\"", "\"bug\"", "\"overflow\"", "\"print 😀\"", "\"\\ud83d\"", "\"\\u0000\"",
        "\"*\"",
        "\"tail\"", "\"range\"", "\"search\"", "[]", "[1]", "{}", "{\"a\":\"1\"}", "{\"a\":1}", "{\"\\ud800\":\"fail\"}");

    private static final List<String> BROKEN = List.of("", "{", "}", "null", "[]", "1", "\"\"", "{}{}", "{\"a\":1,}", "{a:1}",
        "{\"a\":NaN}", "\u0000", "[".repeat(5000), "{\"a\":".repeat(5000), "{\"a\":1}".repeat(3), "\uFEFF{}",
        "{\"msg_id\":\"x\"}",
        "{\"msg_type\":\"execute_request\"}", "{\"msg_id\":1,\"msg_type\":\"execute_request\"}",
        "{\"msg_id\":\"x\",\"msg_type\":null}", "{\"a\":" + "9".repeat(20_000) + "}", "{\"a\":\"" + "x".repeat(100_000) + "\"}");

    @TempDir
    static Path folder;

    private static KernelProcess kernel;
    private static FrontEnd frontEnd;

    private Random random;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelProcess.start(folder, Map.of());
        frontEnd = kernel.connect();
    }

    @AfterAll
    static void stop() {
        frontEnd.close();
        kernel.close();
    }

    @Test
    void shouldOutliveWhatIsNoMessage() {
        fuzz(1, 1500);
    }

    @Test
    @Tag("soak")
    void shouldOutliveAMillionThatAreNoMessages() throws IOException {
        int sent = fuzzFor(Duration.ofMinutes(2), 200_000);
        long early = memory();
        sent += fuzzFor(Duration.ofMinutes(8), 1_000_000 - sent);
        IO.println("Messages: %,d, %d, then %d MiB of the kernel's".formatted(sent, early, memory()));
        assertThat(memory()).as("MiB at the end").isLessThan(early + 32);
    }

    /// Taken apart in this process, where there is nothing to wait for.
    @Test
    @Tag("soak")
    void shouldReadOrRefuseAMillionMessages() {
        var connection = Connection.read(KernelProcess.connectionFile(folder), Map.of());
        var signers = ThreadLocal.withInitial(() -> Signer.of(connection));
        Fuzz.million("messages", seed -> {
            var made = new WireFuzzTest();
            made.random = new Random(seed);
            try {
                var message = Message.of(made.frames(), signers.get(), new Seen());
                assertThat(Request.of(message.type(), message.content())).isNotNull();
            } catch (Malformed refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        });
    }

    /// As many as that, or as the time allows.
    private int fuzzFor(Duration limit, int most) {
        long deadline = System.nanoTime() + limit.toNanos();
        int sent = 0;
        for (int seed = (int) System.nanoTime(); sent < most && System.nanoTime() < deadline; seed++, sent += 500) {
            fuzz(seed, 500);
        }
        return sent;
    }

    /// What the kernel's process has of the machine's memory, in MiB.
    private static long memory() throws IOException {
        var status = Path.of("/proc", "" + kernel.process().pid(), "status");
        assumeTrue(Files.exists(status), "there is no /proc to tell a process's memory");
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
    }

    @Test
    void shouldOutliveWhatDoesNotSpeakZeroMq() throws IOException {
        var connection = JsonParser.parseString(Files.readString(KernelProcess.connectionFile(folder))).getAsJsonObject();
        random = new Random(1);
        for (var name : List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port")) {
            for (var first : List.of("", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "\u00FF\0\0\0\0\0\0\0\1\u007F",
                "\u00FF\0\0\0\0\0\0\0\1\u007F\3\0NULL" + "\0".repeat(48))) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), connection.get(name).getAsInt())) {
                    socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().write(bytes());
                }
            }
        }
        assertAlive("afterwards");
        assertThat(frontEnd.run("echo 1").output()).containsExactly("result 1");
    }

    private void fuzz(int seed, int count) {
        random = new Random(seed);
        for (int number = 1; number <= count; number++) {
            frontEnd.sendFrames(pick(List.of("shell", "control", "stdin")), frames());
            if (number % 50 == 0) {
                assertAlive("seed %d, message %d".formatted(seed, number));
            }
        }
    }

    private void assertAlive(String where) {
        for (var channel : List.of("shell", "control")) {
            var id = frontEnd.send(channel, "kernel_info_request", "{}");
            assertThat(frontEnd.reply(channel, id).status()).as(where).isEqualTo("ok");
            assertThat(frontEnd.broadcast(id)).as(where).extracting(Received::gist).containsExactly("busy", "idle");
        }
        assertThat(kernel.process().isAlive()).as(where).isTrue();
    }

    private List<byte[]> frames() {
        var frames = new ArrayList<>(frontEnd.signed(parts()));
        switch (random.nextInt(8)) {
            case 0 -> frames.remove(random.nextInt(frames.size()));
            case 1 -> frames.set(1, bytes());
            case 2 -> frames.set(random.nextInt(frames.size()), bytes());
            case 3 -> frames.add(random.nextInt(frames.size()), bytes());
            case 4 -> frames.subList(random.nextInt(frames.size() - 1) + 1, frames.size()).clear();
            default -> { }
        }
        return frames;
    }

    /// Header, parent, metadata, content; most of the time each is right but for its values.
    private List<byte[]> parts() {
        var header = frontEnd.header("fuzz-" + random.nextLong(), pick(TYPES));
        var parts = new ArrayList<byte[]>();
        for (var part : List.of(header, object(2), object(2), object(6))) {
            parts.add(switch (random.nextInt(12)) {
                case 0 -> pick(BROKEN).getBytes(StandardCharsets.UTF_8);
                case 1 -> bytes();
                default -> part.getBytes(StandardCharsets.UTF_8);
            });
        }
        return parts;
    }

    private String object(int most) {
        var members = new ArrayList<String>();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            members.add("\"" + pick(FIELDS) + "\":" + pick(VALUES));
        }
        return "{" + String.join(",", members) + "}";
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
