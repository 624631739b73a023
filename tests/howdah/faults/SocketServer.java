package howdah.faults;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Listens on a free port of loopback and deals with each connection as it was told to, then closes it.
public final class SocketServer implements AutoCloseable {

    /// What is done with a connection.
    public interface Conversation {
        void hold(Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();

    public SocketServer(Conversation conversation) throws IOException {
        this(0, conversation);
    }

    public SocketServer(int port, Conversation conversation) throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    private void accept(Conversation conversation) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> hold(conversation, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void hold(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(socket);
        } catch (Exception gone) {
            // the client has what it wanted
        }
    }

    /// Sends the text as soon as somebody connects, then waits until he goes.
    public static Conversation greeting(String text) {
        return socket -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        };
    }

    /// Waits for the first bytes, answers with the text, and closes.
    public static Conversation answering(byte[] answer) {
        return socket -> {
            if (socket.getInputStream().read(new byte[8192]) > 0) {
                socket.getOutputStream().write(answer);
            }
        };
    }

    public static Conversation silence() {
        return socket -> socket.getInputStream().readAllBytes();
    }

    /// Passes everything to that port and back.
    public static Conversation forwardingTo(int port) {
        return socket -> {
            try (var target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Thread.ofVirtual().start(() -> hold(back -> target.getInputStream().transferTo(back.getOutputStream()), socket));
                socket.getInputStream().transferTo(target.getOutputStream());
            }
        };
    }

    /// PostgreSQL's message that ends a connection.
    public static byte[] fatal(String sqlState, String text) {
        return message('E', "SFATAL\0VFATAL\0C" + sqlState + "\0M" + text + "\0\0");
    }

    /// A message of PostgreSQL's protocol: its type, its length, its content.
    public static byte[] message(char type, String content) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            var encoded = content.getBytes(StandardCharsets.UTF_8);
            data.writeByte(type);
            data.writeInt(4 + encoded.length);
            data.write(encoded);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// How many connections there have been.
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
