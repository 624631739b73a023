package howdah.kernel.wire;

import howdah.show.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Makes the kernel's sockets, bound to where the front end expects them. Each belongs to the one thread that it is given to.
final class Sockets {

    /// What is sent last has so long to get away, in milliseconds.
    private static final int LINGER = 1000;
    private static final String INLET = "inproc://outbox";
    /// No message of the protocol has more: two identities, a delimiter, a signature, four parts; only buffers may follow.
    private static final int FRAMES = 8;

    private final ZMQ.Context context = ZMQ.context(1);
    private final Connection connection;

    Sockets(Connection connection) {
        this.connection = connection;
        context.setThreadFactor((work, name) -> Thread.ofPlatform().daemon().name(name).unstarted(() -> Reserve.outlast(work)));
    }

    ZMQ.Socket router(int port) {
        return bound(SocketType.ROUTER, port);
    }

    ZMQ.Socket publisher(int port) {
        var socket = context.socket(SocketType.XPUB);
        socket.setXpubVerbose(true);
        return bound(socket, port);
    }

    private ZMQ.Socket bound(SocketType type, int port) {
        return bound(context.socket(type), port);
    }

    private ZMQ.Socket bound(ZMQ.Socket socket, int port) {
        socket.setLinger(LINGER);
        socket.setIPv6(connection.isIpv6());
        if (connection.curve() != null) {
            socket.setCurveServer(true);
            socket.setCurvePublicKey(connection.curve().publicKey().getBytes(StandardCharsets.US_ASCII));
            socket.setCurveSecretKey(connection.curve().secretKey().getBytes(StandardCharsets.US_ASCII));
        }
        try {
            socket.bind(connection.address() + port);
            return socket;
        } catch (ZMQException taken) {
            socket.close();
            throw Failure.usage("The kernel cannot listen at %s%d.".formatted(connection.address(), port)).cause(taken)
                .next("start the kernel again: Jupyter then picks other ports");
        }
    }

    /// The end of a line within the kernel at which is received.
    ZMQ.Socket inlet() {
        var socket = context.socket(SocketType.PAIR);
        socket.bind(INLET);
        return socket;
    }

    /// The other end; the one that receives must be there.
    ZMQ.Socket outlet() {
        var socket = context.socket(SocketType.PAIR);
        socket.setLinger(LINGER);
        socket.connect(INLET);
        return socket;
    }

    ZMQ.Poller poller(ZMQ.Socket... sockets) {
        var poller = context.poller(sockets.length);
        for (var socket : sockets) {
            poller.register(socket, ZMQ.Poller.POLLIN);
        }
        return poller;
    }

    /// Ends the waiting of every thread that waits for a socket, and returns when they have closed them.
    void close() {
        context.term();
    }

    /// The frames of the next message; null if there is none now and `flags` say not to wait. One that there is no memory for is
    /// not asked for again: it is taken already, and the first of another message would come in its place.
    static List<byte[]> receive(ZMQ.Socket socket, int flags) {
        var frames = new ArrayList<byte[]>(FRAMES);
        var first = socket.recv(flags);
        if (first == null) {
            return null;
        }
        frames.add(first);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        sendFrom(0, socket, frames);
    }

    /// Sends the rest of a message.
    ///
    /// @param start which frame is next
    static void sendFrom(int start, ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int at = start; at < last; at++) {
            send(socket, frames.get(at), ZMQ.SNDMORE);
        }
        send(socket, frames.get(last), 0);
    }

    /// Half a message would spoil the next one: what there is no memory for just now is sent later.
    ///
    /// @return whether there was room in the queue
    static boolean send(ZMQ.Socket socket, byte[] frame, int flags) {
        while (true) {
            try {
                return socket.send(frame, flags);
            } catch (OutOfMemoryError full) {
                Reserve.pause();
            }
        }
    }

    /// Runs a thread's work, which ends when the sockets are to be closed; after an error for want of memory it is begun again.
    static Thread start(String name, ZMQ.Socket socket, Runnable work) {
        return start(name, socket, work, () -> { });
    }

    /// @param atEnd what is done at last, however the work has ended
    static Thread start(String name, ZMQ.Socket socket, Runnable work, Runnable atEnd) {
        return Thread.ofPlatform().daemon().name("wire " + name).start(() -> {
            try {
                Reserve.outlast(work);
            } catch (ZMQException ended) {
                if (ended.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                    Log.warn("the " + name + " channel has failed", ended);
                }
            } finally {
                socket.close();
                atEnd.run();
            }
        });
    }
}
