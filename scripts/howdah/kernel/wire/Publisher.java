package howdah.kernel.wire;

import java.util.List;
import org.zeromq.ZMQ;

/// Sends to all who listen. One who reads slowly is waited for, so that he misses nothing; but not for ever: he may have been
/// stopped. Then what does not fit into his queue is lost to him, until he has read it. For one thread.
final class Publisher {

    private static final int PATIENCE_MILLISECONDS = 2000;

    private final ZMQ.Socket socket;
    private boolean isWaiting = true;

    Publisher(ZMQ.Socket socket) {
        this.socket = socket;
        wait(PATIENCE_MILLISECONDS);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    private void wait(int milliseconds) {
        socket.setXpubNoDrop(true);
        socket.setSendTimeOut(milliseconds);
    }

    void send(List<byte[]> frames) {
        if (!isWaiting) {
            wait(0);
        }
        var hasRoom = Sockets.send(socket, frames.getFirst(), ZMQ.SNDMORE);
        if (hasRoom && !isWaiting) {
            wait(PATIENCE_MILLISECONDS);
        } else if (!hasRoom) {
            socket.setXpubNoDrop(false);
            Sockets.send(socket, frames.getFirst(), ZMQ.SNDMORE);
        }
        isWaiting = hasRoom;
        Sockets.sendFrom(1, socket, frames);
    }
}
