package howdah.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The front end of one kernel on this machine: sends a request, waits for the reply.
final class TrainingClient implements AutoCloseable {

    private static final Gson JSON = new Gson();
    private static final int POLL_MILLISECONDS = 100;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    private final List<Integer> ports;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket published;
    private final Duration limit;
    private final BooleanSupplier isAlive;

    /// @param limit   how long to wait for one answer
    /// @param isAlive whether the kernel runs
    TrainingClient(Duration limit, BooleanSupplier isAlive) throws IOException {
        this.limit = limit;
        this.isAlive = isAlive;
        ports = freePorts(5);
        shell = connect(SocketType.DEALER, 0);
        control = connect(SocketType.DEALER, 1);
        published = connect(SocketType.SUB, 2);
        published.subscribe(ZMQ.SUBSCRIPTION_ALL);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var open = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        var socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(POLL_MILLISECONDS);
        socket.connect("tcp://127.0.0.1:" + ports.get(port));
        return socket;
    }

    /// Writes what the kernel is started with.
    void writeConnectionFile(Path file) throws IOException {
        Files.writeString(file, JSON.toJson(Map.of("transport", "tcp", "ip", "127.0.0.1", "shell_port", ports.get(0),
            "control_port", ports.get(1), "iopub_port", ports.get(2), "stdin_port", ports.get(3), "hb_port", ports.get(4),
            "key", new String(key, StandardCharsets.UTF_8), "signature_scheme", "hmac-sha256")));
    }

    /// Asks on the shell channel.
    void ask(String type, Map<String, ?> content) throws IOException {
        awaitReply(shell, send(shell, type, content));
    }

    /// Runs a cell.
    void execute(String code) throws IOException {
        awaitReply(shell, submit(code));
    }

    /// Begins a cell that has no end, and interrupts it until it ends: the first interrupt may come before the cell does.
    void interrupt(String endless) throws IOException {
        var id = submit(endless);
        var end = Instant.now().plus(limit);
        do {
            command("interrupt_request", Map.of());
        } while (!isReplied(shell, id, RETRY) && isAlive.getAsBoolean() && Instant.now().isBefore(end));
    }

    private String submit(String code) throws IOException {
        return send(shell, "execute_request", Map.of("code", code, "silent", false, "store_history", false,
            "user_expressions", Map.of(), "allow_stdin", false, "stop_on_error", false));
    }

    /// Asks on the control channel.
    void command(String type, Map<String, ?> content) throws IOException {
        awaitReply(control, send(control, type, content));
    }

    private String send(ZMQ.Socket channel, String type, Map<String, ?> content) throws IOException {
        var id = UUID.randomUUID().toString();
        var header = JSON.toJson(Map.of("msg_id", id, "session", session, "username", "howdah", "date", Instant.now().toString(),
            "msg_type", type, "version", "5.4"));
        var parts = List.of(header, "{}", "{}", JSON.toJson(content));
        channel.sendMore("<IDS|MSG>");
        channel.sendMore(signature(parts));
        for (var i = 0; i < parts.size(); i++) {
            channel.send(parts.get(i).getBytes(StandardCharsets.UTF_8), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        return id;
    }

    private String signature(List<String> parts) throws IOException {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    private void awaitReply(ZMQ.Socket channel, String id) throws IOException {
        if (!isReplied(channel, id, limit)) {
            throw new IOException(isAlive.getAsBoolean()
                ? "the kernel does not answer within %d seconds".formatted(limit.toSeconds()) : "the kernel has ended");
        }
    }

    /// Takes what is published meanwhile, as a front end does.
    private boolean isReplied(ZMQ.Socket channel, String id, Duration within) {
        var end = Instant.now().plus(within);
        while (isAlive.getAsBoolean() && Instant.now().isBefore(end)) {
            while (published.recv(ZMQ.DONTWAIT) != null) {
                // nobody looks at it
            }
            for (var part = channel.recvStr(); part != null; part = channel.hasReceiveMore() ? channel.recvStr() : null) {
                if (part.startsWith("{") && id.equals(parentOf(part))) {
                    drain(channel);
                    return true;
                }
            }
        }
        return false;
    }

    private static String parentOf(String json) {
        return JsonParser.parseString(json) instanceof JsonObject header && header.has("msg_id")
            ? header.get("msg_id").getAsString() : "";
    }

    private static void drain(ZMQ.Socket channel) {
        while (channel.hasReceiveMore()) {
            channel.recv();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
