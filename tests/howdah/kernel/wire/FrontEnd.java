package howdah.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// A front end as the specification has it, with a signature of its own making.
final class FrontEnd implements AutoCloseable {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private final ZMQ.Context context = ZMQ.context(1);
    private final JsonObject connection;
    private final int patience;
    private final String session = UUID.randomUUID().toString();
    private final Map<String, ZMQ.Socket> sockets = new TreeMap<>();
    private final List<Received> unread = new ArrayList<>();

    private FrontEnd(JsonObject connection, int patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// Connects, and waits to be welcome on iopub.
    static FrontEnd connect(Path connectionFile) throws IOException {
        return connect(connectionFile, 15_000);
    }

    /// @param patience how many milliseconds it waits for a message
    static FrontEnd connect(Path connectionFile, int patience) throws IOException {
        var frontEnd = new FrontEnd(JsonParser.parseString(Files.readString(connectionFile)).getAsJsonObject(), patience);
        for (var channel : List.of("shell", "control", "stdin")) {
            frontEnd.connect(channel, SocketType.DEALER, 0);
        }
        frontEnd.connect("hb", SocketType.REQ, 0);
        frontEnd.connect("iopub", SocketType.SUB, 0).subscribe("");
        frontEnd.await(message -> message.type().equals("iopub_welcome"));
        return frontEnd;
    }

    /// @param most how many messages wait to be read; 0 for any number
    ZMQ.Socket connect(String channel, SocketType type, int most) {
        var socket = context.socket(type);
        socket.setLinger(0);
        socket.setHWM(most);
        socket.setReceiveTimeOut(patience);
        if (type == SocketType.DEALER) {
            socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        }
        if (connection.has("curve_publickey")) {
            socket.setCurveServerKey(bytes("curve_publickey"));
            socket.setCurvePublicKey(bytes("curve_publickey"));
            socket.setCurveSecretKey(bytes("curve_secretkey"));
        }
        socket.connect("tcp://127.0.0.1:" + connection.get(channel + "_port").getAsInt());
        sockets.put(channel, socket);
        return socket;
    }

    private byte[] bytes(String name) {
        return connection.get(name).getAsString().getBytes(StandardCharsets.UTF_8);
    }

    ZMQ.Socket socket(String channel) {
        return sockets.get(channel);
    }

    /// Sends a message; gives its id.
    String send(String channel, String type, String content) {
        return send(channel, type, content, "{}");
    }

    String send(String channel, String type, String content, String metadata) {
        var id = UUID.randomUUID().toString();
        sendFrames(channel, signed(header(id, type), "{}", metadata, content));
        return id;
    }

    String header(String id, String type) {
        return """
            {"msg_id":"%s","session":"%s","username":"test","date":"2026-01-01T00:00:00.0Z","msg_type":"%s","version":"5.5"}"""
            .formatted(id, session, type);
    }

    /// A delimiter, the signature, and these parts.
    List<byte[]> signed(String... parts) {
        var frames = new ArrayList<byte[]>();
        for (var part : parts) {
            frames.add(part.getBytes(StandardCharsets.UTF_8));
        }
        return signed(frames);
    }

    List<byte[]> signed(List<byte[]> parts) {
        var frames = new ArrayList<>(List.of(DELIMITER, sign(parts)));
        frames.addAll(parts);
        return frames;
    }

    private byte[] sign(List<byte[]> parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes("key"), "HmacSHA256"));
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void sendFrames(String channel, List<byte[]> frames) {
        Sockets.send(sockets.get(channel), frames);
    }

    /// Asks on the shell channel, and waits for the reply; what is broadcast meanwhile can be read afterwards.
    Received ask(String type, String content) {
        var id = send("shell", type, content);
        return reply("shell", id);
    }

    /// Waits for the reply to that message; others are passed over.
    Received reply(String channel, String id) {
        while (true) {
            var reply = receive(channel);
            if (reply.cause().equals(id)) {
                return reply;
            }
        }
    }

    /// The next message; an error if none comes, or if its signature is wrong.
    Received receive(String channel) {
        var frames = Sockets.receive(sockets.get(channel), 0);
        if (frames == null) {
            throw new AssertionError("nothing came on the " + channel + " channel");
        }
        var texts = frames.stream().map(String::new).toList();
        int delimiter = texts.indexOf(new String(DELIMITER, StandardCharsets.US_ASCII));
        if (delimiter < 0 || frames.size() < delimiter + 6) {
            throw new AssertionError("a torn message: " + texts);
        }
        if (!Arrays.equals(sign(frames.subList(delimiter + 2, delimiter + 6)), frames.get(delimiter + 1))) {
            throw new AssertionError("a wrong signature");
        }
        return Received.of(frames, delimiter);
    }

    /// Runs a cell to its end.
    Run run(String code) {
        return run(code, "");
    }

    /// @param more members of the request, each with a comma before it
    Run run(String code, String more) {
        return finish(execute(code, more));
    }

    String execute(String code, String more) {
        return send("shell", "execute_request", "{\"code\":" + Json.of(code) + more + "}", "{\"cellId\":\"c1\"}");
    }

    Run finish(String id) {
        return new Run(reply("shell", id), broadcast(id));
    }

    /// What a cell has led to.
    record Run(Received reply, List<Received> broadcast) {

        List<String> gists() {
            return broadcast.stream().map(Received::gist).toList();
        }

        /// What stands between `busy`, the input, and `idle`.
        List<String> output() {
            return gists().stream().filter(gist -> !gist.equals("busy") && !gist.equals("idle") && !gist.startsWith("input"))
                .toList();
        }

        /// All text of that stream.
        String text(String name) {
            var text = new StringBuilder();
            broadcast.stream().filter(message -> message.type().equals("stream") && message.text("name").equals(name))
                .forEach(message -> text.append(message.text("text")));
            return text.toString();
        }
    }

    /// What was broadcast because of that message, up to `idle`.
    List<Received> broadcast(String id) {
        var all = new ArrayList<Received>();
        do {
            all.add(await(message -> message.cause().equals(id)));
        } while (!all.getLast().gist().equals("idle"));
        return all;
    }

    /// The next broadcast message of that kind; the others can be read afterwards.
    Received await(Predicate<Received> kind) {
        for (var message : unread) {
            if (kind.test(message)) {
                unread.remove(message);
                return message;
            }
        }
        while (true) {
            var message = receive("iopub");
            if (kind.test(message)) {
                return message;
            }
            unread.add(message);
        }
    }

    @Override
    public void close() {
        sockets.values().forEach(ZMQ.Socket::close);
        context.term();
    }
}
