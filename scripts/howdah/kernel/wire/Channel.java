package howdah.kernel.wire;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.zeromq.ZMQ;

/// The kernel's end of a channel on which requests come and replies go, for one thread. What is no proper message is
/// dropped with a word in the log.
final class Channel {

    private final String name;
    private final ZMQ.Socket socket;
    private final Session session;
    private final Signer signer;
    private final Seen seen;

    Channel(String name, ZMQ.Socket socket, Session session, Signer signer, Seen seen) {
        this.name = name;
        this.socket = socket;
        this.session = session;
        this.signer = signer;
        this.seen = seen;
    }

    ZMQ.Socket socket() {
        return socket;
    }

    String name() {
        return name;
    }

    /// Waits for the next message.
    Message receive() {
        while (true) {
            var message = receive(0);
            if (message.isPresent()) {
                return message.get();
            }
        }
    }

    /// The next message if one comes within that time.
    Optional<Message> receiveWithin(int milliseconds) {
        socket.setReceiveTimeOut(milliseconds);
        try {
            return receive(0);
        } finally {
            socket.setReceiveTimeOut(-1);
        }
    }

    /// The next message if one is there and it is proper.
    Optional<Message> receive(int flags) {
        try {
            var frames = Sockets.receive(socket, flags);
            if (frames == null) {
                return Optional.empty();
            }
            Reserve.await();
            return Optional.of(Message.of(frames, signer, seen));
        } catch (Malformed malformed) {
            Log.warn("a message on the " + name + " channel was dropped: " + malformed.getMessage());
        } catch (OutOfMemoryError huge) {
            Log.warn("a message on the " + name + " channel was dropped: there is no memory for it");
        }
        return Optional.empty();
    }

    void reply(Message request, Content content, JsonObject metadata) {
        Reserve.await();
        Sockets.send(socket, Message.frames(request.identities(), session.parts(content, request.header(), metadata), signer));
    }

    void reply(Message request, Content content) {
        Reserve.await();
        Sockets.send(socket, Message.frames(request.identities(), session.parts(content, request.header()), signer));
    }
}
